"""What the user writes, as frozen typed models that know nothing of files, YAML or HTML."""
