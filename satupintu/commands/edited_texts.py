"""A build after nothing but texts were edited: only their pages are made (docs/keputusan/0036-teks-yang-disunting.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from satupintu import frontmatter
from satupintu.blocks import Blocks, kept_form
from satupintu.checks import Checked, texts_checked
from satupintu.checks.texts import COMMON_ANCHORS
from satupintu.commands.examine import Reading, read_portal
from satupintu.commands.inputs import Inputs
from satupintu.commands.progress import Progress
from satupintu.hrefs import output_path
from satupintu.kept_sources import Edit, KeptSource, KeptSources, ToKeep
from satupintu.models import Text
from satupintu.pages import text_pages
from satupintu.portal import Page, PagesBefore, Portal
from satupintu.problems import Problem, errors
from satupintu.unchanged import Record

HTML = ".html"


class EditedSite(Struct, frozen=True):
    """A portal of which only the edited texts were checked: nothing else can be wrong that was not before."""

    edit: Edit
    portal: Portal
    kept: KeptSources
    checked: Checked
    blocks: Blocks

    @property
    def problems(self) -> list[Problem]:
        """Every problem of the site."""
        return list(self.edit.problems(self.kept, self.checked.of_texts))

    def due(self) -> list[Page]:
        """The pages that may be others than in the last output: those of edited texts, and where the past has changed,
        those that tell of it."""
        due = list(text_pages(self.portal, texts_at(self.portal, self.edit.paths)))
        if self.edit.past:
            due += (page for page in self.portal.pages if page.source not in self.kept.sources)
        return due

    def sources(self, inputs: Inputs) -> ToKeep:
        """What is to be kept of it."""
        read = read_sources(self.portal, self.edit.paths, self.blocks, self.checked, inputs.sources)
        sources = {**self.kept.sources, **dict(read)}
        kept = structs.replace(
            self.kept,
            inputs=inputs.all,
            around=inputs.around,
            past=inputs.past,
            pages=frozenset(self.portal.addresses),
        )
        return kept.with_sources(sources.items(), len(sources))


def edited_site(
    root: Path, day: date, reading: Reading, edit: Edit, kept: KeptSources, last: Record, progress: Progress
) -> EditedSite | None:
    """The site as it is after an edit; None where that may concern more than the pages of the edited texts, or may be
    wrong: then everything must be looked at.

    `last` is what is known of the last output. Raises Impossible where the list of canaries cannot be used.
    """
    if not all(_is_same_above(root, path, kept.sources[path]) for path in edit.paths):
        return None
    portal, problems = read_portal(root, day, reading, progress)
    if portal is None or errors(problems) or reading.blocks is None:
        return None
    if not edit.past:
        titles = {text.address: kept.sources[text.path].title for text in texts_at(portal, edit.paths)}
        portal = structs.replace(portal, before=PagesBefore(kept.pages, titles))
    with progress.step("Memeriksa isi"):
        checked, anchors = texts_checked(portal, edit.paths)
    found = EditedSite(edit, portal, kept, checked, reading.blocks)
    return found if not errors(checked.of_texts) and _stays_inside(found, anchors, last) else None


def texts_at(portal: Portal, paths: Iterable[str]) -> list[Text]:
    """The texts at some paths."""
    items = (portal.site.by_path[path] for path in sorted(paths))
    return [item for item in items if isinstance(item, Text)]


def _is_same_above(root: Path, path: str, kept: KeptSource) -> bool:
    """Whether the front matter of a text is as it was."""
    try:
        document = frontmatter.read_document(root / path, path)
    except frontmatter.Unreadable:
        return False
    return kept_form(document.block, document.body_line) == kept.block


def _stays_inside(site: EditedSite, anchors: Mapping[str, Set[str]], last: Record) -> bool:
    """Whether nothing outside the edited pages can see the edit; `anchors` are the parts they have, by address."""
    portal, kept = site.portal, site.kept
    texts = texts_at(portal, site.edit.paths)
    if any(_files_named(portal, text) != kept.sources[text.path].files for text in texts):
        return False
    if not all(map(portal.privacy.allows, site.edit.paths)):
        return False
    parts = {text.address: anchors[text.address] | COMMON_ANCHORS for text in texts}
    if any(part not in parts.get(address, {part}) for address, part in site.edit.foreign_parts(kept)):
        return False
    if not site.edit.past:
        return True  # which pages there are stands above the texts
    pages = {path for path in map(output_path, portal.addresses) if path.endswith(HTML)}
    return pages == {path for path in last.files if path.endswith(HTML)}


def whole_sources(
    portal: Portal, blocks: Blocks, checked: Checked, problems: list[Problem], inputs: Inputs
) -> ToKeep:
    """What is to be kept of a site of which everything was checked; `problems` are those of its single files."""
    paths = {item.path for item in portal.site.items}
    rest = KeptSources(
        inputs.all,
        inputs.around,
        inputs.past,
        tuple(sorted(portal.privacy.known)),
        (*problems, *checked.others),
        frozenset(portal.addresses),
    )
    return rest.with_sources(read_sources(portal, paths, blocks, checked, inputs.sources), len(paths))


def read_sources(
    portal: Portal, paths: Set[str], blocks: Blocks, checked: Checked, digests: Mapping[str, str]
) -> Iterator[tuple[str, KeptSource]]:
    """What is to be kept of the items at some paths; `digests` are those of their files. Raises OSError."""
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in checked.of_texts:
        problems[problem.path].append(problem)
    for path in sorted(paths):
        item = portal.site.by_path[path]
        digest, block = digests[path], blocks.kept(path)
        if isinstance(item, Text):
            yield (
                path,
                KeptSource(
                    digest,
                    block,
                    _files_named(portal, item),
                    tuple(sorted(checked.parts.get(path, ()))),
                    tuple(problems[path]),
                    portal.bodies.is_alone(item),
                    portal.document_title(item.address) or "",
                ),
            )
        else:
            yield path, KeptSource(digest, block)


def _files_named(portal: Portal, item: Text) -> tuple[tuple[str, str], ...]:
    """The files that a text shows or links: how, and by path."""
    named = (
        (target.kind, portal.resolver.resolve(target.target, item))
        for target in portal.bodies.file_targets(item)
    )
    return tuple((kind.value, found.file) for kind, found in named if found.file)
