-- Open tickets and those in progress in any order, and those of one assignee, who may have closed very many.
CREATE INDEX tickets_active ON tickets (id) WHERE status <> 'closed' AND deleted_at IS NULL;
CREATE INDEX tickets_active_priority ON tickets (priority, id) WHERE status <> 'closed' AND deleted_at IS NULL;
CREATE INDEX tickets_active_assignee ON tickets (assignee_id, updated_at, id)
  WHERE status <> 'closed' AND deleted_at IS NULL;

-- Of no use any more: closed tickets are nearly all, and the others are found by the indexes of active ones.
DROP INDEX tickets_status_created;
DROP INDEX tickets_status_updated;

-- Who may be given tickets: a few among everybody.
CREATE INDEX users_staff_name ON users (lower(name), id) WHERE role <> 'employee';
