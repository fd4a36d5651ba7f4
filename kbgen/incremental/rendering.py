"""The files of a site, one after the other: all of them, or those that an edit makes new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kbgen.incremental.edit import Edit
from kbgen.incremental.last_build import Notes
from kbgen.incremental.work import Work
from kbgen.model.artifact import Artifact
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.progress import Track, untracked
from kbgen.model.site import Site
from kbgen.model.site_config import Offline, SiteConfig
from kbgen.render.assets import Assets, build_assets
from kbgen.render.branding import Branding
from kbgen.render.frame import frames
from kbgen.render.inventory import Inventory
from kbgen.render.messages import Messages
from kbgen.render.offline import manifests, worker
from kbgen.render.opensearch import search_descriptions
from kbgen.render.plan import plan_site
from kbgen.render.renderer import Presentation, attachments
from kbgen.render.sitemap import sitemap
from kbgen.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Project:
    """A project that has been read and checked: what is published of it, and with what."""

    config: SiteConfig
    published: KnowledgeBase
    theme: Theme
    branding: Branding
    messages: tuple[Messages, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A project whose pages are planned, and its other files."""

    project: Project
    site: Site
    assets: Assets
    attached: tuple[Artifact, ...]

    def files(self, work: Work, track: Track = untracked) -> Iterator[Artifact]:
        """Every file of the site."""
        config, site, assets = self.project.config, self.site, self.assets
        presentation = _presentation(self.project, site, assets)
        inventory = Inventory(config.offline)
        yield from inventory.of(assets.artifacts)
        yield from inventory.of_index(work.search(site, self.project.published.synonyms, track))
        yield from inventory.of_pages(work.pages(site.pages, track, presentation))
        yield from inventory.of_pages(self.attached)
        yield from inventory.of(sitemap(site, config.base_url))
        yield from inventory.of(search_descriptions(site, config, assets))
        yield worker(self.project.theme, site, config, assets, inventory.contents())

    def notes(self, read: Mapping[str, str]) -> Notes:
        """What a build of edited answers needs of this one; ``read`` are the keys of what entry files say, by path."""
        return Notes(
            dict(read),
            dict(self.site.navigation),
            dict(self.assets.paths),
            {file.path for file in self.attached},
            bool(self.project.published.expectations),
        )


def planned(project: Project) -> Rendering:
    """``project`` with everything worked out but its pages' HTML and its index."""
    config, base = project.config, project.published
    site = plan_site(base, config)
    assets = build_assets(
        project.theme, project.branding, project.messages, config.offline is not Offline.NOTHING
    )
    assets = assets.with_files(manifests(site, config, project.branding.palette, assets))
    return Rendering(project, site, assets, tuple(attachments(site, base)))


def edited_files(edit: Edit, project: Project, track: Track = untracked) -> Iterator[Artifact]:
    """The files of the site that are new, where no more than some answers are. What is published of ``project`` is in
    the ``edit``."""
    config = project.config
    site = Site(config.languages, (), edit.notes.navigation, {})
    assets = Assets((), edit.notes.assets)
    presentation = _presentation(project, site, assets)
    inventory = Inventory(config.offline)
    inventory.note(edit.standing, edit.standing_indexes, edit.standing_pages)
    yield from inventory.of_index(edit.indexes())
    yield from inventory.of_pages(edit.pages(track, presentation))
    yield worker(project.theme, site, config, assets, inventory.contents())


def _presentation(project: Project, site: Site, assets: Assets) -> Presentation:
    messages = {messages.language.tag: messages for messages in project.messages}
    shared = frames(site, project.config, project.branding, assets)
    return Presentation(project.theme, project.theme.templates(), messages, shared)
