-- Open tickets and those in progress, the oldest first: a walk along all tickets would meet a million closed ones.
-- Small, and touched only while a ticket is not closed.
CREATE INDEX tickets_active_created ON tickets (created_at, id) WHERE status <> 'closed' AND deleted_at IS NULL;
CREATE INDEX tickets_active_updated ON tickets (updated_at, id) WHERE status <> 'closed' AND deleted_at IS NULL;
