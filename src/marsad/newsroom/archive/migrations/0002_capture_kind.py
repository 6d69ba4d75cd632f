from django.db import migrations, models


def tell_stories(apps, schema_editor):
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
