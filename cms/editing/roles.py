"""The groups of those who write pages, and the workflow that their pages go through.

Made after every migration where missing; who is in a group is decided in the editors' screens, and what has been given
to a group by hand stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.editing.models import ApprovalTask
from portal.staff_groups import NAMES

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

EDITORS: Final = "Redaktører"
COORDINATORS: Final = NAMES["coordinators"]
APPROVERS: Final = "Godkendere"
SECTION_EDITORS: Final = "Afdelingsredaktører: "
"""Before the name of the section. Danish: employees meet the names in the editors' screens."""
WORKFLOW: Final = "Godkendelse"
TASK: Final = "En anden læser og godkender"

PAGE_RIGHTS: Final = ("add_page", "change_page")
"""Nobody but administrators publishes past the approval."""
APPROVERS_RIGHTS: Final = (*PAGE_RIGHTS, "lock_page", "unlock_page")
FILE_RIGHTS: Final = (
    *("add_image", "change_image", "choose_image"),
    *("add_document", "change_document", "choose_document"),
)
"""Wagtail asks for the rights of its own models, whichever models the pictures and documents are."""
TRANSLATE: Final = "submit_translation"
REDIRECTS: Final = ("add_redirect", "change_redirect", "delete_redirect")
SNIPPETS: Final = ("add_institutionpresentation", "change_institutionpresentation", "view_institutionpresentation")
BANNER: Final = ("add_alertbanner", "change_alertbanner", "delete_alertbanner", "view_alertbanner")
COORDINATORS_FILES: Final = ("add_image", "choose_image")
"""The photos of key persons. What else coordinators meet here are the lists of their own rooms."""
PROMOTIONS: Final = ("add_searchpromotion", "change_searchpromotion", "delete_searchpromotion")
WAGTAILS_OWN_GROUPS: Final = ("Moderators", "Editors")


def ensure_roles() -> None:
    """Make the groups and the workflow where missing; take Wagtail's own away while nobody uses them."""
    for label in (
        "wagtailcore",
        "wagtailadmin",
        "simple_translation",
        "wagtailredirects",
        "wagtailimages",
        "wagtaildocs",
        "wagtailsearchpromotions",
        "cms",
    ):
        create_permissions(apps.get_app_config(label), verbosity=0)
    root = Page.get_first_root_node()
    editors = group_for_pages(EDITORS, root, PAGE_RIGHTS)
    approvers = group_for_pages(APPROVERS, root, APPROVERS_RIGHTS)
    _grant(editors, TRANSLATE, *SNIPPETS, *PROMOTIONS)
    _grant(approvers, TRANSLATE, *SNIPPETS, *REDIRECTS, *BANNER, *PROMOTIONS)
    _workflow(root, approvers)
    _let_coordinators_in()
    Group.objects.filter(name__in=WAGTAILS_OWN_GROUPS, user=None).delete()


def section_editors(section: Page) -> Group:
    """Return the group of those who write in one section only; made where missing."""
    group = group_for_pages(f"{SECTION_EDITORS}{section.title}"[:150], section, PAGE_RIGHTS)
    _grant(group, TRANSLATE)
    return group


def group_for_pages(name: str, top: Page, page_rights: tuple[str, ...]) -> Group:
    """Return a group that may enter the editors' screens, with rights to a page and all below, and to files."""
    group, made = Group.objects.get_or_create(name=name)
    _grant(group, "access_admin")
    if made:
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=page_rights):
            GroupPagePermission.objects.get_or_create(group=group, page=top, permission=permission)
    _grant_files(group, FILE_RIGHTS)
    return group


def _grant_files(group: Group, codenames: tuple[str, ...]) -> None:
    collection = Collection.get_first_root_node()
    files = Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs"))
    for permission in files.filter(codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _let_coordinators_in() -> None:
    """Open the editors' screens to the coordinators for the lists that they keep, and for no pages."""
    coordinators = Group.objects.filter(name=COORDINATORS).first()
    if coordinators is None:
        return
    _grant(coordinators, "access_admin")
    _grant_files(coordinators, COORDINATORS_FILES)


def may_approve(user: AbstractBaseUser) -> bool:
    """Whether somebody is among those who approve pages."""
    return Group.objects.filter(name=APPROVERS, user=user.pk).exists()


def _grant(group: Group, *codenames: str) -> None:
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))


def _workflow(root: Page, approvers: Group) -> None:
    """Let every page go through the approval, unless an administrator has chosen another workflow for the root."""
    task, made = ApprovalTask.objects.get_or_create(name=TASK)
    if made:
        task.groups.add(approvers)
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    given = WorkflowPage.objects.filter(page=root).first()
    if given is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif GroupApprovalTask.objects.filter(
        groups__name__in=WAGTAILS_OWN_GROUPS, workflow_tasks__workflow=given.workflow_id
    ).exists():
        WorkflowPage.objects.filter(page=root).update(workflow=workflow)
    for unused in GroupApprovalTask.objects.filter(groups__name__in=WAGTAILS_OWN_GROUPS, task_states=None).distinct():
        empty = Workflow.objects.filter(workflow_tasks__task=unused.task_ptr, workflow_states=None, workflow_pages=None)
        empty.delete()
        unused.delete()


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Make the roles once every migration has run (and again after a flush)."""
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
    with transaction.atomic(using=using):
        ensure_roles()
