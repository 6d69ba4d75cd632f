"""By what headings are sorted: surnames and names without their articles. Proposals no longer tell their gain."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.text.listed import letter_of, sort_name

BATCH = 1000


def sort_headings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the sort names of the headings that are here."""
    authority = apps.get_model("whoswho", "Authority").objects.using(schema_editor.connection.alias)
    columns = ["letter", "native_letter", "sort", "native_sort"]
    some = []
    for row in authority.only("kind", "label", "native").order_by("pk").iterator(BATCH):
        row.letter, row.native_letter = letter_of(row.label, row.kind), letter_of(row.native, row.kind)
        row.sort, row.native_sort = sort_name(row.label, row.kind), sort_name(row.native, row.kind)
        some.append(row)
        if len(some) == BATCH:
            authority.bulk_update(some, columns)
            some = []
    authority.bulk_update(some, columns)


def drop_gains(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take out of the reasons of proposals what is told beside them now: how many stories either heading has."""
    proposals = apps.get_model("whoswho", "Proposal").objects.using(schema_editor.connection.alias)
    for row in proposals.iterator(BATCH):
        kept = [reason for reason in row.reasons if not str(reason).endswith("would come together.")]
        if kept != row.reasons:
            row.reasons = kept
            row.save(update_fields=["reasons"])


class Migration(migrations.Migration):
    dependencies = [
        ("whoswho", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="authority",
            name="whoswho_aut_kind_23c5d9_idx",
        ),
        migrations.RemoveIndex(
            model_name="authority",
            name="whoswho_aut_kind_292db5_idx",
        ),
        migrations.AddField(
            model_name="authority",
            name="native_sort",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="authority",
            name="sort",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(
                condition=models.Q(("head", None)),
                fields=["letter", "sort", "native_sort", "id"],
                name="whoswho_by_letter",
            ),
        ),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(
                condition=models.Q(("head", None)),
                fields=["native_letter", "native_sort", "sort", "id"],
                name="whoswho_by_native_letter",
            ),
        ),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(
                condition=models.Q(("head", None)),
                fields=["kind", "letter", "sort", "native_sort", "id"],
                name="whoswho_bykind_letter",
            ),
        ),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(
                condition=models.Q(("head", None)),
                fields=["kind", "native_letter", "native_sort", "sort", "id"],
                name="whoswho_bykind_native_letter",
            ),
        ),
        migrations.RunPython(sort_headings, migrations.RunPython.noop),
        migrations.RunPython(drop_gains, migrations.RunPython.noop),
    ]
