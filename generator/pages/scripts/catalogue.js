// The catalogue: what must be known of all records before anything can be answered.
//
// generator/search/catalogue.py writes it.
(() => {
  "use strict";
  let loading;

  const expand = (data) => {
    const lengths = data.lengths.reduce((sum, length) => sum + length, 0);
    // The places of values run through all filters.
    const filterOf = data.filters.flatMap((one, place) => one.values.map(() => place));
    const valueOf = data.filters.flatMap((one) => one.values);
    return {
      ...data,
      size: data.keys.length,
      meanLength: lengths / Math.max(1, data.keys.length),
      filterOf,
      valueOf,
      uri: (entry) => `${data.keys[entry]}.html`,
    };
  };

  // Returns a promise of the catalogue.
  const load = () => {
    loading ??= archiveSearch.parts.json("catalogue").then(expand);
    loading.catch(() => (loading = undefined));
    return loading;
  };

  archiveSearch.catalogue = { load };
})();
