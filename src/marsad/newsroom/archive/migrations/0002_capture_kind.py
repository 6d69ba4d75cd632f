from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_stories(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("archive", "Capture").objects.exclude(story=None).update(kind="story")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="capture",
            name="kind",
            field=models.CharField(
                choices=[("story", "Story"), ("listing", "Listing"), ("refused", "Refused")],
                default="refused",
                max_length=10,
            ),
        ),
        migrations.AlterModelOptions(name="capture", options={"ordering": ["-seen_at", "-id"]}),
        migrations.RunPython(tell_stories, migrations.RunPython.noop),
    ]
