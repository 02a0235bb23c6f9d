-- Open tickets and those in progress in any order, and those of one assignee, who may have closed very many.
CREATE INDEX tickets_active ON tickets (id) WHERE status <> 'closed' AND deleted_at IS NULL;
CREATE INDEX tickets_active_priority ON tickets (priority, id) WHERE status <> 'closed' AND deleted_at IS NULL;
CREATE INDEX tickets_active_assignee ON tickets (assignee_id, updated_at, id)
  WHERE status <> 'closed' AND deleted_at IS NULL;

-- Periods in another order: what was created or changed at another time is told from the index alone, without
-- reading its row.
DROP INDEX tickets_created, tickets_updated, tickets_status, tickets_priority,
  tickets_requester_created, tickets_requester_updated, tickets_assignee_created, tickets_assignee_updated;
CREATE INDEX tickets_created ON tickets (created_at, id, updated_at);
CREATE INDEX tickets_updated ON tickets (updated_at, id, created_at);
CREATE INDEX tickets_status ON tickets (status, id, created_at, updated_at);
CREATE INDEX tickets_priority ON tickets (priority, id, created_at, updated_at);
CREATE INDEX tickets_number ON tickets (id, created_at, updated_at);
CREATE INDEX tickets_requester_created ON tickets (requester_id, created_at, id, updated_at);
CREATE INDEX tickets_requester_updated ON tickets (requester_id, updated_at, id, created_at);
CREATE INDEX tickets_assignee_created ON tickets (assignee_id, created_at, id, updated_at);
CREATE INDEX tickets_assignee_updated ON tickets (assignee_id, updated_at, id, created_at);

-- Of no use any more: closed tickets are nearly all, and the others are found by the indexes of active ones.
DROP INDEX tickets_status_created;
DROP INDEX tickets_status_updated;
-- People are sorted without regard to case.
DROP INDEX users_name;

-- Who may be given tickets: a few among everybody.
CREATE INDEX users_staff_name ON users (lower(name), id) WHERE role <> 'employee';
