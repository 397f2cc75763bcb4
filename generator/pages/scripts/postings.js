// Where terms stand: which records, how often, at which positions.
//
// generator/search/postings.py and shards.py write what is read here and describe its form.
(() => {
  "use strict";
  // Of a single token only the first places are kept: SHOWN in generator/search/postings.py.
  const SHOWN = 3;
  const shards = new Map();

  class Reader {
    constructor(bytes, place = 0) {
      this.bytes = bytes;
      this.place = place;
    }

    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = this.bytes[this.place++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        if (byte === undefined) throw new archiveSearch.parts.PartError("damaged", "postings");
      }
    }
  }

  const readShard = (bytes) => {
    const reader = new Reader(bytes);
    const count = reader.number();
    const size = reader.number();
    const names = new TextDecoder().decode(bytes.subarray(reader.place, reader.place + size));
    const terms = new Map(names.split("\n").map((term, slot) => [term, slot]));
    reader.place += size;
    const documents = new Uint32Array(count + 1);
    const positions = new Uint32Array(count + 1);
    for (let slot = 0; slot < count; slot++) {
      documents[slot + 1] = documents[slot] + reader.number();
      positions[slot + 1] = positions[slot] + reader.number();
    }
    return { terms, documents, positions, bytes: bytes.subarray(reader.place) };
  };

  // Returns the number of the shard that would hold `term`, or -1.
  const shardOf = (term, { firsts }) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // Says how rare the terms around `term` are: a part of fixed size holds more of rare ones.
  const rarity = (term, catalogue) => catalogue.counts[shardOf(term, catalogue)] ?? Infinity;

  const shard = async (number) => {
    const bytes = await archiveSearch.parts.part(`k${number}`);
    if (!shards.has(number)) shards.set(number, readShard(bytes));
    return shards.get(number);
  };

  // Returns the records that hold `term` in rising order, and how often each does.
  const documents = async (term, catalogue) => {
    const found = { term, entries: [], counts: [] };
    const number = shardOf(term, catalogue);
    if (number < 0) return found;
    const one = await shard(number);
    const slot = one.terms.get(term);
    if (slot === undefined) return found;
    const reader = new Reader(one.bytes.subarray(0, one.documents[slot + 1]), one.documents[slot]);
    let entry = 0;
    while (reader.place < one.documents[slot + 1]) {
      const value = reader.number();
      entry += value >> 1;
      found.entries.push(entry);
      found.counts.push(value & 1 ? reader.number() + 2 : 1);
    }
    return found;
  };

  // Returns, by record, the positions of a term whose documents are `found`.
  const positions = async (found, catalogue) => {
    const places = new Map();
    if (!found.entries.length) return places;
    const number = shardOf(found.term, catalogue);
    const [one, bytes] = await Promise.all([
      shard(number),
      archiveSearch.parts.part(`p${number}`),
    ]);
    const slot = one.terms.get(found.term);
    const reader = new Reader(bytes, one.positions[slot]);
    const isPair = found.term.includes(" ");
    found.entries.forEach((entry, index) => {
      const count = isPair ? found.counts[index] : Math.min(found.counts[index], SHOWN);
      const list = new Array(count);
      let position = 0;
      for (let place = 0; place < count; place++) list[place] = position += reader.number();
      places.set(entry, list);
    });
    return places;
  };

  archiveSearch.postings = { documents, positions, rarity };
})();
