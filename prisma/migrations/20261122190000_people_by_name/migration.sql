-- The list of people sorts by name without regard to case.
CREATE INDEX users_name_folded ON users (lower(name), id);
