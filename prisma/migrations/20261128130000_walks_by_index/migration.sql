-- Lists show deleted tickets only among themselves. Whoever walks along a list in search of words learns from such
-- an index alone what stands in it, without reading rows that lie anywhere.
DROP INDEX tickets_created, tickets_updated, tickets_status, tickets_priority, tickets_number,
  tickets_requester_created, tickets_requester_updated, tickets_assignee_created, tickets_assignee_updated;
CREATE INDEX tickets_created ON tickets (created_at, id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_updated ON tickets (updated_at, id, created_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_status ON tickets (status, id, created_at, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_priority ON tickets (priority, id, created_at, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_number ON tickets (id, created_at, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_requester_created ON tickets (requester_id, created_at, id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_requester_updated ON tickets (requester_id, updated_at, id, created_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_assignee_created ON tickets (assignee_id, created_at, id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_assignee_updated ON tickets (assignee_id, updated_at, id, created_at) WHERE deleted_at IS NULL;

-- Whole words of 4,096 numbers that lie together: for those who walk in the order of numbers, or nearly so.
CREATE EXTENSION IF NOT EXISTS btree_gin;
DROP INDEX ticket_search_public, ticket_search_staff;
CREATE INDEX ticket_search_public ON ticket_search USING GIN ((ticket_id >> 12), public_text);
CREATE INDEX ticket_search_staff ON ticket_search USING GIN ((ticket_id >> 12), staff_text);
