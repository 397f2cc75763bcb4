// The order of results: BM25 over phrases, with more weight for title and summary.
(() => {
  "use strict";
  const SATURATION = 1.5;
  // Long records are long because there is much in them: a law is not worse for its chapters.
  const LENGTH = 0.3;
  const TITLE_WEIGHT = 8;
  const SHEET_WEIGHT = 2;
  const TITLE_BONUS = 4;
  // The title and nothing else was typed.
  const WHOLE_TITLE = 100;

  const inverseFrequency = (holders, all) => Math.log(1 + (all - holders + 0.5) / (holders + 0.5));

  const saturated = (frequency, length, mean) =>
    (frequency * (SATURATION + 1)) /
    (frequency + SATURATION * (1 - LENGTH + (LENGTH * length) / mean));

  // Scores a record that holds every part; `matches` are the parts' positions by record.
  const score = (entry, parts, matches, catalogue) => {
    const title = catalogue.titles[entry] - 1;
    const body = catalogue.bodies[entry];
    let sum = 0;
    let titleTokens = 0;
    parts.forEach((names, index) => {
      const positions = matches[index].get(entry);
      let frequency = 0;
      for (const position of positions) {
        frequency += position < title ? TITLE_WEIGHT : position < body ? SHEET_WEIGHT : 1;
      }
      const weight = inverseFrequency(matches[index].size, catalogue.size);
      sum += weight * saturated(frequency, catalogue.lengths[entry], catalogue.meanLength);
      if (positions[0] < title) titleTokens += names.length;
    });
    if (title && titleTokens === title) return sum + WHOLE_TITLE;
    return sum + TITLE_BONUS * Math.min(1, titleTokens / title || 0);
  };

  // Returns records by falling score; of equal ones the newer first, then by address.
  const sorted = (scores, catalogue) =>
    [...scores.keys()].sort(
      (one, other) =>
        scores.get(other) - scores.get(one) ||
        compare(catalogue.dates[other], catalogue.dates[one]) ||
        compare(catalogue.keys[one], catalogue.keys[other]),
    );

  // Returns records from the newest to the oldest, those without a date last.
  const byDate = (entries, catalogue) =>
    [...entries].sort(
      (one, other) =>
        compare(catalogue.dates[other], catalogue.dates[one]) ||
        compare(catalogue.keys[one], catalogue.keys[other]),
    );

  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

  archiveSearch.ranking = { score, sorted, byDate, inverseFrequency, saturated };
})();
