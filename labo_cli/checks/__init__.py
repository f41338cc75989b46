"""What has to hold between the parts of a project, each check a pure function."""
