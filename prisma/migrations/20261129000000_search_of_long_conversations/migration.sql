-- A document may not grow past 1 MB (SQLSTATE 54000), and one of a hundred thousand different words takes seconds to write
-- with each comment: from 40,000 on it takes no more. What people write matters more than finding all of it: the search then
-- keeps what it had, what was said in public by itself.
CREATE FUNCTION joined(one tsvector, other tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  both_of_them tsvector;
BEGIN
  both_of_them := one || other;
  RETURN CASE WHEN length(both_of_them) <= 40000 THEN both_of_them END;
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN NULL;
END $$;

CREATE FUNCTION conversation_text(bodies text) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN comment_text(coalesce(bodies, ''));
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION comment_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document tsvector := comment_text(NEW.body);
BEGIN
  -- First, and for both kinds: the lock on the ticket makes simultaneous comments take turns.
  UPDATE tickets
    SET public_comment_count = public_comment_count + (NOT NEW.internal)::int,
        internal_note_count = internal_note_count + NEW.internal::int
    WHERE id = NEW.ticket_id;
  UPDATE ticket_search
    SET public_text = CASE WHEN NEW.internal THEN public_text ELSE coalesce(joined(public_text, document), public_text) END,
        staff_text = coalesce(joined(staff_text, document), staff_text)
    WHERE ticket_id = NEW.ticket_id;
  RETURN NULL;
END $$;

-- The words of comments have weight C and stay as they are: reading a long conversation anew takes longer than a
-- statement may.
CREATE OR REPLACE FUNCTION ticket_search_edited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own tsvector := ticket_text(NEW.title, NEW.description);
BEGIN
  UPDATE ticket_search
    SET public_text = coalesce(joined(own, ts_filter(public_text, '{c}')), public_text),
        staff_text = coalesce(joined(own, ts_filter(staff_text, '{c}')), staff_text)
    WHERE ticket_id = NEW.id;
  RETURN NULL;
END $$;

-- For what was taken out of a conversation. It reads a million characters of what was said last, and as many of the
-- notes, which takes a second and a half on a slow machine; a statement has four.
CREATE OR REPLACE FUNCTION rebuild_ticket_search(searched_ticket_id int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT int := 1000000;
  own tsvector;
  in_public tsvector;
  noted tsvector;
BEGIN
  -- Comments written at the same moment wait here, or are seen by the query below.
  SELECT ticket_text(title, description) INTO own FROM tickets WHERE id = searched_ticket_id FOR NO KEY UPDATE;
  SELECT conversation_text(string_agg(body, E'\n' ORDER BY created_at, id) FILTER (WHERE NOT internal)),
         conversation_text(string_agg(body, E'\n' ORDER BY created_at, id) FILTER (WHERE internal))
    INTO in_public, noted
    FROM (
      SELECT id, created_at, body, internal, sum(char_length(body)) OVER (PARTITION BY internal ORDER BY created_at DESC, id DESC) AS so_far
        FROM comments WHERE ticket_id = searched_ticket_id
    ) AS written
    WHERE so_far <= most;
  UPDATE ticket_search
    SET public_text = coalesce(joined(own, in_public), public_text),
        staff_text = coalesce(joined(joined(own, in_public), noted), staff_text)
    WHERE ticket_id = searched_ticket_id;
END $$;
