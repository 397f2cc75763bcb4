"""What a reader of the figures must know of how they came about."""

METHOD = """\
# Search benchmarks

Written by `make bench-search` (`python -m benchmarks.search --help` lists the options). Figures can
be compared only within one run on one machine; none is a test.

## Method

* **Documents**: the Chinese documents of the corpus beside the checkout (`../shared/corpus`), in an
  order shuffled with a fixed seed, imported as speeches into an empty archive. All engines index
  the same words: those that a reader sees of a record, that is its title, the printed values of its
  front matter, and the blocks of its body.
* **This project**: the site that `generator build` makes, asked on its home page by
  `archiveSearch.answer`, which every page offers. The time of indexing is that of making all files
  of the index in memory, in a process of its own, with the records read already. Index files are
  those below `assets/search/`. A script that the page loads anyway is not counted; whatever of
  `assets/search/` is loaded with the page is counted with the first query. *Page of results* is
  `search.html` opened at a query with an empty cache: from the beginning of the navigation, the
  page and the start of its scripts included, to the first passage on the screen; bytes are those of
  index files for everything that the page shows.
* **Pagefind, pages as they are**: a page for each document, with title, heading, paragraphs and
  `lang="zh"`, indexed by the command (the extended binary, which cuts Chinese into words). Queries
  are given as typed. Its results have no address before their data are fetched: the data of the
  first five are part of each timed query, as in its own user interface.
* **Pagefind, fed characters or pairs**: such pages in which this project's tokens, or overlapping
  pairs of them, stand as words, under a language code that it knows no rules for. A word of its own
  ends each paragraph, so that phrases end there too. A query is cut likewise and given as one
  phrase in quotation marks; one single token is given, to the index of pairs, as the beginning of a
  word. Feeding (cutting the text and writing the pages) counts as indexing. A catalogue from
  results to addresses and titles is loaded with the first query instead of data of results.
* **MkDocs + Material's search**: the documents as they came, with the theme's search plugin and
  jieba as in `benchmarks/rivals/material`. `benchmarks/rivals/material-search` is the same without
  documents in the navigation; the search index, which knows no navigation, is the same. The time of
  indexing is that of a build with search less one without. Queries are given as typed, by
  the messages of the theme's own script to the theme's own worker (lunr with the separator of the
  configuration; runs of ideographs are cut by the worker into the words of the index). The theme
  loads and sets up all of it on every page before anyone searches; here it happens with the first
  query, so that it is counted. A document is found where any word is: it makes no promise of exact
  sets.
* **Exact sets**: phrases chosen from the field, and pieces of 2 to 8 characters out of blocks of
  documents drawn with a fixed seed. An engine is right where it returns exactly the documents in
  which the phrase's tokens stand in sequence within one run of visible words. That is found by a
  scan of all texts for every phrase: no index takes part.
* **A query** is timed in headless Chromium, over HTTP from a server on the same machine that
  compresses nothing and asks for no delay: the milliseconds, from the call in the page to the
  answer, are nearly all work beyond transfer, on one core or two. For each of the chosen phrases
  the page is opened anew with an empty cache, asked, and then asked another of them. Bytes are
  those of bodies as sent (*KB*, 1,000 bytes), and as a server would send them that compresses each
  body with gzip where that makes it smaller. The page itself does not count.
* **Questions with known answers** are those of `../shared/corpus/relevance`: *stard*, questions of
  laypeople that laws answer, among the national laws alone; *known-item*, titles, sentences and
  phrases of one document each, among all Chinese documents in Markdown (questions whose document is
  English, plain text, or not among the chosen are left out; of the whole corpus 504 remain);
  *cmrc2018*, questions on short passages. Eight of the sentences and phrases can have no single
  exact answer: with punctuation ignored four stand in a second document, and four run across
  paragraphs.
  Queries are given as typed. This project's ranking is that of its exact answers followed by that
  of its related ones. The engines fed with phrases know exact answers only. *BM25 over pairs* is
  computed in Python over pairs of neighbouring tokens (k1 1.2, b 0.75), title and body alike.
* **Not comparable**: Pagefind as it is and Material have passages to show in what a query has
  loaded; this project loads them when hits are shown (see *page of results*), and with the
  catalogue beside Pagefind they would have to be loaded as well. This project also names related
  records where few are exact, which the others do not; its index files serve a folder opened
  without a server too, which costs it a third of each file in size before compression.
"""
