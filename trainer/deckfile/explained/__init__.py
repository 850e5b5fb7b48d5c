"""Every problem that reading and checking reports, explained with an example, group by group."""
