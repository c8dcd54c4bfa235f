"""The web editor at `/admin/`: what Decap CMS is told of the kinds of records, from the models the checks use."""
