"""What an experienced facilitator would remark: rules with a name, each with why it matters and what to do."""
