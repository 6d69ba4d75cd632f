"""What the machine may link is bounded; headings that are one with another are found by an index of those alone."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Length


def drop_longer(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take out what the machine linked to names that are none; the next run links the story anew."""
    links = apps.get_model("whoswho", "Link").objects.using(schema_editor.connection.alias)
    links.annotate(letters=Length("wording")).filter(letters__gt=300).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("whoswho", "0002_sort_names"),
    ]

    operations = [
        migrations.AlterField(
            model_name="authority",
            name="head",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="whoswho.authority",
            ),
        ),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(
                condition=models.Q(("head__isnull", False)), fields=["head"], name="whoswho_authority_head"
            ),
        ),
        migrations.RunPython(drop_longer, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("wording"), 300
                ),
                name="whoswho_link_wording_length",
            ),
        ),
    ]
