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
   * @param {Source[]} sources the reader's own language first: titles are taken from there
   * @returns {Promise<{kept: Candidate[], facets: Facets}>} the hits that have what was chosen. A facet counts
   *   what choosing it in the place of another of its kind would leave; what was chosen is among them always.
   */
  async function narrow(candidates, chosen, sources) {
    const fetched = await Promise.all(sources.map(({ index }) => index.fetchFilters()));
    const filters = new Map(sources.map((source, at) => [source, fetched[at]]));
    const labelled = candidates.map(({ searched, number }) => labelsOf(filters.get(searched.source), number));
    const inCategory = ({ category }) => !chosen.category || category?.[0] === chosen.category;
    const hasTag = ({ tags }) => !chosen.tag || tags.some(([id]) => id === chosen.tag);
    return {
      kept: candidates.filter((_, at) => inCategory(labelled[at]) && hasTag(labelled[at])),
      facets: {
        categories: counted(
          labelled.filter(hasTag).flatMap(({ category }) => (category ? [category] : [])),
          chosen.category,
          fetched.flatMap(({ categories }) => categories),
        ),
        tags: counted(
          labelled.filter(inCategory).flatMap(({ tags }) => tags),
          chosen.tag,
          fetched.flatMap(({ tags }) => tags),
        ),
      },
    };
  }

  /** @param {Filters} filters */
  function labelsOf({ categories, tags, categoryOf, tagsOf }, number) {
    return { category: categories[categoryOf[number]], tags: tagsOf[number].map((place) => tags[place]) };
  }

  /**
   * @param {Label[]} labels of hits
   * @param {string} [chosen] an id
   * @param {Label[]} all that there are; of several titles the first is taken
   * @returns {Facet[]}
   */
  function counted(labels, chosen, all) {
    const counts = new Map(chosen ? [[chosen, 0]] : []);
    for (const [id] of labels) counts.set(id, (counts.get(id) ?? 0) + 1);
    const titles = new Map(all.slice().reverse());
    return Array.from(counts, ([id, count]) => ({ id, title: titles.get(id) ?? id, count })).sort(
      (one, other) => other.count - one.count || (one.id < other.id ? -1 : 1),
    );
  }

  kbgen.narrow = narrow;
})((globalThis.kbgen = globalThis.kbgen || {}));
