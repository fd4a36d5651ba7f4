"""Queries as tests: what `kbgen check` says of queries.yml."""

from tests.support import Project


def write_queries(project: Project, *lines: str) -> None:
    project.write("content/queries.yml", "".join(f"- {{{line}}}\n" for line in lines))


def missed(project: Project) -> list[str]:
    return [f"{one.location}: {one.message}" for one in project.check() if one.rule.code == "KB702"]


def write_entries(project: Project) -> None:
    project.entry("el/pay.md", "Πώς πληρώνω με κάρτα;", "Στο ταμείο.")
    project.entry("he/pay.md", "איך משלמים בכרטיס?", "בקופה.")
    project.entry("el/door.md", "Πού είναι η πόρτα;", "Δεξιά.")


def test_a_query_that_finds_its_entry_is_silent(project: Project) -> None:
    write_entries(project)
    write_queries(
        project, "query: ΚΑΡΤΑ, language: el, finds: pay", "query: כרטיס, language: he, finds: pay.md"
    )
    assert missed(project) == []


def test_a_query_is_read_as_the_browser_reads_it(project: Project) -> None:
    write_entries(project)
    write_queries(
        project, "query: plirono, language: el, finds: pay", "query: p;orta, language: el, finds: door"
    )
    assert missed(project) == []


def test_a_query_that_fails_is_told_at_its_place(project: Project) -> None:
    write_entries(project)
    write_queries(project, "query: κάρτα, language: el, finds: pay", "query: χρήμα, language: el, finds: pay")
    (told,) = missed(project)
    assert told.startswith("content/queries.yml:2:11: `χρήμα` finds `pay` nowhere")


def test_synonyms_mend_a_query(project: Project) -> None:
    write_entries(project)
    write_queries(project, "query: χρήμα, language: el, finds: pay")
    project.write("content/synonyms.yml", "- el: [χρήμα, πληρωμή, πληρώνω]\n")
    assert missed(project) == []


def test_readers_of_a_language_find_what_is_there_in_another_alone(project: Project) -> None:
    write_entries(project)
    write_queries(project, "query: πόρτα, language: he, finds: door")
    assert missed(project) == []


def test_drafts_are_not_expected_to_be_found_until_they_are_published(project: Project) -> None:
    write_entries(project)
    project.entry("el/later.md", "Τι γίνεται αργότερα;", draft="true")
    write_queries(project, "query: σκύλος, language: el, finds: later")
    assert missed(project) == []
    project.entry("el/later.md", "Τι γίνεται αργότερα;")
    assert len(missed(project)) == 1


def test_broken_synonyms_are_told_and_not_the_queries_that_fail_for_their_sake(project: Project) -> None:
    write_entries(project)
    write_queries(project, "query: χρήμα, language: el, finds: pay")
    project.write("content/synonyms.yml", "- el: [χρήμα, πληρώνω\n")
    assert "KB101" in project.codes()
    assert missed(project) == []


def test_an_entry_that_cannot_be_read_is_told_and_not_the_query_for_it(project: Project) -> None:
    write_entries(project)
    project.write("content/el/broken.md", "no front matter\n")
    write_queries(project, "query: σκύλος, language: el, finds: broken")
    codes = project.codes()
    assert "KB301" in codes
    assert not {"KB501", "KB702"} & set(codes)
