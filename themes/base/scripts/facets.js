// What hits can be narrowed down by: categories and tags, with the number of hits in each.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{category?: string, tag?: string}} Chosen ids
   * @typedef {{id: string, title: string, count: number}} Facet
   * @typedef {{categories: Facet[], tags: Facet[]}} Facets the most frequent first
   */

  /**
   * @param {Candidate[]} candidates
   * @param {Chosen} chosen
   * @returns {Promise<{kept: Candidate[], facets: Facets}>} the hits that have what was chosen. A facet counts
   *   what choosing it in the place of another of its kind would leave.
   */
  async function narrow(candidates, chosen) {
    const filters = new Map();
    for (const { source } of new Set(candidates.map(({ searched }) => searched))) {
      filters.set(source, await source.index.fetchFilters());
    }
    const labelled = candidates.map(({ searched, number }) => labelsOf(filters.get(searched.source), number));
    const inCategory = ({ category }) => !chosen.category || category?.[0] === chosen.category;
    const hasTag = ({ tags }) => !chosen.tag || tags.some(([id]) => id === chosen.tag);
    return {
      kept: candidates.filter((_, at) => inCategory(labelled[at]) && hasTag(labelled[at])),
      facets: {
        categories: counted(labelled.filter(hasTag).flatMap(({ category }) => (category ? [category] : []))),
        tags: counted(labelled.filter(inCategory).flatMap(({ tags }) => tags)),
      },
    };
  }

  /** @param {Filters} filters */
  function labelsOf({ categories, tags, categoryOf, tagsOf }, number) {
    return { category: categories[categoryOf[number]], tags: tagsOf[number].map((place) => tags[place]) };
  }

  /** @param {Label[]} labels @returns {Facet[]} */
  function counted(labels) {
    const facets = new Map();
    for (const [id, title] of labels) {
      const facet = facets.get(id) ?? { id, title, count: 0 };
      facet.count += 1;
      facets.set(id, facet);
    }
    return [...facets.values()].sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  }

  kbgen.narrow = narrow;
})((globalThis.kbgen = globalThis.kbgen || {}));
