"""The stages in order: read, check, plan, render, publish."""

from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from kbgen.checks import Context
from kbgen.checks import check as run_checks
from kbgen.config import FILE_NAME, read_config
from kbgen.errors import ConfigNotFound, SourceError
from kbgen.fields.reader import close_match
from kbgen.incremental.last_build import Inputs
from kbgen.incremental.memory import opened
from kbgen.incremental.outdated import Outdated
from kbgen.incremental.rendering import Project, edited_files, planned
from kbgen.incremental.work import Work
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Severity
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.progress import Track, untracked
from kbgen.model.site_config import Offline, SiteConfig
from kbgen.publish import NotStanding, PublishResult, publish
from kbgen.publish.spool import spool
from kbgen.render.addresses import shared_addresses
from kbgen.render.branding import read_branding
from kbgen.render.messages import load_messages
from kbgen.render.search_collections import missed
from kbgen.render.theme import Theme, built_in_themes, load_theme, theme_names
from kbgen.render.theme_check import check_theme as check_own_theme
from kbgen.source.decode import decode
from kbgen.source.loader import SYNONYMS, load_knowledge_base
from kbgen.work.crew import ALONE, Crew

_REFERENCE_LANGUAGE = "el"  # its catalogs have every interface string


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: settings and knowledge base, ``None`` when the settings cannot be used."""

    config: SiteConfig | None
    knowledge_base: KnowledgeBase | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: ``project`` is ``None`` when the settings or the theme cannot be used."""

    project: Project | None
    diagnostics: tuple[Diagnostic, ...]

    def fails(self, strict: bool) -> bool:
        """Whether there are errors, or, if ``strict``, warnings."""
        worst = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(found.severity in worst for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: ``result`` is ``None`` when errors kept the site from being published.
    ``config`` is what it was published with; ``notes`` tell why the cache was not used."""

    diagnostics: tuple[Diagnostic, ...]
    result: PublishResult | None
    output: Path | None
    config: SiteConfig | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """Settings that a command gives in the place of those in kbgen.yml; ``None`` leaves them."""

    base_url: str | None = None
    drafts: bool | None = None
    offline: Offline | None = None

    def applied(self, config: SiteConfig) -> SiteConfig:
        return replace(
            config,
            base_url=config.base_url if self.base_url is None else self.base_url,
            drafts=config.drafts if self.drafts is None else self.drafts,
            offline=config.offline if self.offline is None else self.offline,
        )


def load(
    root: Path, overrides: Overrides = Overrides(), track: Track = untracked, use_cache: bool = True
) -> Loaded:
    """Reads the project in ``root``: its settings and all of its content. Raises ``ConfigNotFound`` if it has no
    kbgen.yml."""
    config, found = load_config(root)
    if config is None:
        return Loaded(None, None, found)
    config = overrides.applied(config)
    with opened(root, None, use_cache) as memory:
        knowledge_base, mistakes = load_knowledge_base(config, track, memory.work(ALONE).parse_all)
    return Loaded(config, knowledge_base, (*found, *mistakes))


def load_config(root: Path) -> tuple[SiteConfig | None, tuple[Diagnostic, ...]]:
    """The settings of the project in ``root``, ``None`` when they cannot be used, and what is wrong with them. Raises
    ``ConfigNotFound`` if there are none."""
    path = root / FILE_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigNotFound(
            f"there is no {FILE_NAME} in {root}", "Go to your project, or use --project."
        ) from error
    except OSError as error:
        hint = "Check that it is a file and may be read."
        raise SourceError(f"{path} cannot be read: {error.strerror}", hint) from error
    text, problems = decode(data, FILE_NAME)
    if text is None:
        return None, problems
    config, mistakes = read_config(text, root)
    return config, (*problems, *mistakes)


def check(
    root: Path,
    today: date,
    overrides: Overrides = Overrides(),
    track: Track = untracked,
    use_cache: bool = True,
    crew: Crew = ALONE,
) -> Checked:
    """Reads a project and finds every mistake in it. ``today`` is what review dates are held against."""
    config, found = load_config(root)
    if config is None:
        return Checked(None, found)
    with opened(root, None, use_cache) as memory:
        return _check(overrides.applied(config), found, today, track, memory.work(crew))


def _check(
    config: SiteConfig, found: tuple[Diagnostic, ...], today: date, track: Track, work: Work
) -> Checked:
    everything, mistakes = load_knowledge_base(config, track, work.parse_all)
    published = everything.published(config.audience, config.drafts)
    project, unfit = _project(config, published)
    diagnostics = {
        *found,
        *mistakes,
        *unfit,
        *run_checks(Context(everything, published, today)),
        *shared_addresses(published, config.fallback),
        # With synonyms that cannot be read, queries fail for that reason alone.
        *(() if published.is_unreadable(SYNONYMS) else missed(published, config)),
    }
    return Checked(project, tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)))


def _project(config: SiteConfig, published: KnowledgeBase) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """The project with its theme, and what is wrong with that."""
    theme, unknown = _theme(config)
    if theme is None:
        return None, unknown
    needed = theme.catalogs(_REFERENCE_LANGUAGE)
    messages = [
        load_messages(language, theme.catalogs(language.tag), needed, config.root)
        for language in config.languages
    ]
    branding, problems = read_branding(theme, config)
    found = (*problems, *(problem for _, problems in messages for problem in problems))
    return Project(config, published, theme, branding, tuple(compiled for compiled, _ in messages)), found


def check_theme(project: Project) -> None:
    """Raises ``ThemeError`` for a mistake in the project's own theme that can be found without building a page."""
    check_own_theme(project.theme, project.messages[0])


def _theme(config: SiteConfig) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    names = theme_names(config.root)
    if config.theme in names:
        return load_theme(config.theme, config.root), ()
    message = f"there is no theme `{config.theme}`"
    near = close_match(config.theme, names)
    hint = f"Did you mean `{near}`?" if near else f"Themes: {', '.join(names)}."
    return None, (rules.INVALID_VALUE.at(config.theme_location, message, hint),)


def build(
    root: Path,
    today: date,
    output: Path | None = None,
    overrides: Overrides = Overrides(),
    track: Track = untracked,
    strict: bool = False,
    use_cache: bool = True,
    crew: Crew = ALONE,
) -> Built:
    """Reads, checks, renders and publishes a project, to its own output folder or to ``output``. With ``use_cache``
    only what has changed since the build before is done anew; the outcome is the same, as it is whatever the ``crew``.

    Nothing is published when there are errors (or, if ``strict``, warnings). Raises ``KbgenError`` when the
    surroundings fail; whatever was published before then still stands.
    """
    config, found = load_config(root)
    if config is None:
        return Built(found, None, None)
    config = overrides.applied(config)
    folder = output if output is not None else root / config.output
    with opened(root, folder, use_cache) as memory, spool(folder) as pages, closing(crew):
        state = Inputs(root, folder, built_in_themes(), today, (overrides, strict)).state()
        if (said := memory.nothing_new(state)) is not None:
            return Built(said, PublishResult(0, len(memory.published) - 1, 0), folder, config, memory.notes)
        work, others = memory.work(crew, pages), (root / config.content, root / "themes", built_in_themes())
        known = memory.published
        # Into a folder of somebody's choice, the first build may be the last.
        spare = memory.spare if known or output is None else None
        written = partial(publish, output=folder, project=root, forbidden=others, known=known, spare=spare)
        with suppress(Outdated, NotStanding):
            if (edit := memory.edit(config, state, work)) is not None:
                unfilled, _ = _project(config, KnowledgeBase(config.languages, ()))
                assert unfilled is not None
                result = written(edited_files(edit, unfilled, track), standing=edit.standing.keys())
                memory.note(state, edit.found, edit.notes, result.files, is_whole=False)
                return Built(edit.found, result, folder, config, memory.notes)
        checked = _check(config, found, today, track, work)
        project = checked.project
        if project is None or checked.fails(strict):
            return Built(checked.diagnostics, None, None, notes=memory.notes)
        rendering = planned(project)
        result = written(rendering.files(work, track))
        memory.note(state, checked.diagnostics, rendering.notes(work.read), result.files)
        return Built(checked.diagnostics, result, folder, config, memory.notes)
