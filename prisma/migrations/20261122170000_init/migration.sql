-- Similarity of titles and names; letters compared without accents. Both are trusted extensions:
-- the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateEnum
CREATE TYPE "role" AS ENUM ('employee', 'agent', 'admin');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('open', 'in_progress', 'closed');

-- CreateEnum
CREATE TYPE "ticket_priority" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "ticket_event_type" AS ENUM ('created', 'changed', 'commented', 'deleted', 'restored');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "theme" AS ENUM ('system', 'light', 'dark');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'employee',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT,
    "locale" TEXT,
    "time_zone" TEXT,
    "theme" "theme" NOT NULL DEFAULT 'system',
    "single_keys" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "refresh_hash" BYTEA NOT NULL,
    "previous_refresh_hash" BYTEA,
    "rotated_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" "ticket_status" NOT NULL DEFAULT 'open',
    "priority" "ticket_priority" NOT NULL DEFAULT 'medium',
    "requester_id" UUID NOT NULL,
    "assignee_id" UUID,
    "public_comment_count" INTEGER NOT NULL DEFAULT 0,
    "internal_note_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "import_source" TEXT,
    "import_key" TEXT,
    "imported_through" TIMESTAMPTZ(3),
    "imported_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_search" (
    "ticket_id" INTEGER NOT NULL,
    "public_text" tsvector NOT NULL,
    "staff_text" tsvector NOT NULL,

    CONSTRAINT "ticket_search_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_events" (
    "id" UUID NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "actor_id" UUID NOT NULL,
    "type" "ticket_event_type" NOT NULL,
    "field" TEXT,
    "from_value" TEXT,
    "to_value" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_jobs" (
    "id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "claimed_by" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_job_keys" (
    "job_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "wrote" BOOLEAN NOT NULL,

    CONSTRAINT "import_job_keys_pkey" PRIMARY KEY ("job_id","key")
);

-- CreateIndex
CREATE INDEX "users_name" ON "users"("name", "id");

-- CreateIndex
CREATE INDEX "users_name_similar" ON "users" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_email_similar" ON "users" USING GIN ("email" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_created" ON "users"("created_at", "id");

-- CreateIndex
CREATE INDEX "sessions_user" ON "sessions"("user_id", "last_seen_at");

-- CreateIndex
CREATE INDEX "sessions_expiry" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "tickets_title_similar" ON "tickets" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "tickets_created" ON "tickets"("created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_deleted" ON "tickets"("created_at", "id") WHERE "deleted_at" IS NOT NULL;

-- CreateIndex
CREATE INDEX "tickets_updated" ON "tickets"("updated_at", "id");

-- CreateIndex
CREATE INDEX "tickets_status_created" ON "tickets"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_status_updated" ON "tickets"("status", "updated_at", "id");

-- CreateIndex
CREATE INDEX "tickets_status" ON "tickets"("status", "id");

-- CreateIndex
CREATE INDEX "tickets_priority" ON "tickets"("priority", "id");

-- CreateIndex
CREATE INDEX "tickets_requester_created" ON "tickets"("requester_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_requester_updated" ON "tickets"("requester_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "tickets_assignee_created" ON "tickets"("assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_assignee_updated" ON "tickets"("assignee_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_import" ON "tickets"("import_source", "import_key");

-- CreateIndex
CREATE INDEX "ticket_search_public" ON "ticket_search" USING GIN ("public_text");

-- CreateIndex
CREATE INDEX "ticket_search_staff" ON "ticket_search" USING GIN ("staff_text");

-- CreateIndex
CREATE INDEX "comments_ticket" ON "comments"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_author" ON "comments"("author_id");

-- CreateIndex
CREATE INDEX "ticket_events_ticket" ON "ticket_events"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_events_actor" ON "ticket_events"("actor_id");

-- CreateIndex
CREATE INDEX "import_jobs_created" ON "import_jobs"("created_at", "id");

-- CreateIndex
CREATE INDEX "import_jobs_person" ON "import_jobs"("created_by");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_jobs" ADD CONSTRAINT "import_jobs_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_job_keys" ADD CONSTRAINT "import_job_keys_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "import_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what the Prisma schema cannot say.

-- Email is unique without regard to case.
CREATE UNIQUE INDEX users_email ON users (lower(email));

-- Lengths are in characters (code points), as in the API.
ALTER TABLE users
  ADD CONSTRAINT users_email_length CHECK (char_length(email) BETWEEN 3 AND 254),
  ADD CONSTRAINT users_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
  ADD CONSTRAINT users_version_positive CHECK (version >= 1);
ALTER TABLE idempotency_keys
  ADD CONSTRAINT idempotency_keys_key_length CHECK (char_length(key) BETWEEN 1 AND 255);
ALTER TABLE tickets
  ADD CONSTRAINT tickets_title_length CHECK (char_length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT tickets_description_length CHECK (char_length(description) BETWEEN 1 AND 20000),
  ADD CONSTRAINT tickets_closed_at_iff_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT tickets_import_key_with_source CHECK ((import_source IS NULL) = (import_key IS NULL)),
  ADD CONSTRAINT tickets_counts_not_negative CHECK (public_comment_count >= 0 AND internal_note_count >= 0),
  ADD CONSTRAINT tickets_version_positive CHECK (version >= 1);
ALTER TABLE comments
  ADD CONSTRAINT comments_body_length CHECK (char_length(body) BETWEEN 1 AND 20000);
ALTER TABLE ticket_events
  ADD CONSTRAINT ticket_events_changed_has_field CHECK (type <> 'changed' OR field IS NOT NULL);
ALTER TABLE import_jobs
  ADD CONSTRAINT import_jobs_counts_not_negative
    CHECK (least(total, done, created, updated, skipped, error_count) >= 0);

-- Full-text search: no stemming (the language of a ticket is not known), no accents, any case.
CREATE TEXT SEARCH CONFIGURATION docket (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION docket ALTER MAPPING FOR word, hword, hword_part WITH unaccent, simple;

-- Title outweighs description, description outweighs comments.
CREATE FUNCTION ticket_text(title text, description text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('docket', title), 'A') || setweight(to_tsvector('docket', description), 'B');

CREATE FUNCTION comment_text(body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('docket', body), 'C');

CREATE FUNCTION ticket_search_created() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document tsvector := ticket_text(NEW.title, NEW.description);
BEGIN
  INSERT INTO ticket_search (ticket_id, public_text, staff_text) VALUES (NEW.id, document, document);
  RETURN NULL;
END $$;

-- A document may not grow past 1 MB (SQLSTATE 54000). What people write matters more than finding all of
-- it: the search then keeps what it had.
CREATE FUNCTION rebuild_ticket_search(searched_ticket_id int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Comments written at the same moment wait here, or are seen by the query below.
  PERFORM FROM tickets WHERE id = searched_ticket_id FOR NO KEY UPDATE;
  UPDATE ticket_search
    SET public_text = ticket_text(title, description) || comment_text(coalesce(public_bodies, '')),
        staff_text = ticket_text(title, description) || comment_text(coalesce(all_bodies, ''))
    FROM tickets, LATERAL (
      SELECT string_agg(body, E'\n' ORDER BY created_at, id) AS all_bodies,
             string_agg(body, E'\n' ORDER BY created_at, id) FILTER (WHERE NOT internal) AS public_bodies
        FROM comments WHERE comments.ticket_id = tickets.id
    ) AS written
    WHERE tickets.id = searched_ticket_id AND ticket_search.ticket_id = searched_ticket_id;
EXCEPTION WHEN program_limit_exceeded THEN
  RAISE DEBUG 'ticket % has too much text to be searched whole', searched_ticket_id;
END $$;

CREATE FUNCTION ticket_search_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_ticket_search(NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER ticket_search_created AFTER INSERT ON tickets
  FOR EACH ROW EXECUTE FUNCTION ticket_search_created();
CREATE TRIGGER ticket_search_edited AFTER UPDATE OF title, description ON tickets
  FOR EACH ROW WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.description IS DISTINCT FROM NEW.description)
  EXECUTE FUNCTION ticket_search_edited();

-- Counts and search follow the comments. Neither version nor updated_at moves here: whether they do is
-- the application's rule.
CREATE FUNCTION comment_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document tsvector := comment_text(NEW.body);
BEGIN
  -- First, and for both kinds: the lock on the ticket makes simultaneous comments take turns.
  UPDATE tickets
    SET public_comment_count = public_comment_count + (NOT NEW.internal)::int,
        internal_note_count = internal_note_count + NEW.internal::int
    WHERE id = NEW.ticket_id;
  BEGIN
    UPDATE ticket_search
      SET public_text = CASE WHEN NEW.internal THEN public_text ELSE public_text || document END,
          staff_text = staff_text || document
      WHERE ticket_id = NEW.ticket_id;
  EXCEPTION WHEN program_limit_exceeded THEN
    RAISE DEBUG 'ticket % has too much text to be searched whole', NEW.ticket_id;
  END;
  RETURN NULL;
END $$;

CREATE FUNCTION comment_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.internal <> NEW.internal THEN
    UPDATE tickets
      SET public_comment_count = public_comment_count + OLD.internal::int - NEW.internal::int,
          internal_note_count = internal_note_count - OLD.internal::int + NEW.internal::int
      WHERE id = NEW.ticket_id;
  END IF;
  PERFORM rebuild_ticket_search(NEW.ticket_id);
  RETURN NULL;
END $$;

CREATE FUNCTION comment_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tickets
    SET public_comment_count = public_comment_count - (NOT OLD.internal)::int,
        internal_note_count = internal_note_count - OLD.internal::int
    WHERE id = OLD.ticket_id;
  IF FOUND THEN
    PERFORM rebuild_ticket_search(OLD.ticket_id);
  END IF;
  RETURN NULL;
END $$;

-- A comment belongs to one ticket for good.
CREATE FUNCTION refuse_moved_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a comment cannot move to another ticket' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER comment_added AFTER INSERT ON comments
  FOR EACH ROW EXECUTE FUNCTION comment_added();
CREATE TRIGGER comment_edited AFTER UPDATE OF body, internal ON comments
  FOR EACH ROW WHEN (OLD.body <> NEW.body OR OLD.internal <> NEW.internal)
  EXECUTE FUNCTION comment_edited();
CREATE TRIGGER comment_moved BEFORE UPDATE OF ticket_id ON comments
  FOR EACH ROW WHEN (OLD.ticket_id <> NEW.ticket_id)
  EXECUTE FUNCTION refuse_moved_comment();
CREATE TRIGGER comment_removed AFTER DELETE ON comments
  FOR EACH ROW EXECUTE FUNCTION comment_removed();

-- Nobody edits history. Rows go only together with their ticket.
CREATE FUNCTION refuse_edited_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is never edited' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER ticket_events_never_edited BEFORE UPDATE ON ticket_events
  FOR EACH ROW EXECUTE FUNCTION refuse_edited_history();
