-- PostgreSQL's parser takes `<Invoice>` for a tag of XML, which is no word, and passes over all that follows `<script>`.
-- People mean words.
CREATE FUNCTION searched(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(body, '<>', '  ');

CREATE OR REPLACE FUNCTION ticket_text(title text, description text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('docket', searched(title)), 'A') || setweight(to_tsvector('docket', searched(description)), 'B');

CREATE OR REPLACE FUNCTION comment_text(body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('docket', searched(body)), 'C');

CREATE OR REPLACE FUNCTION remember_title_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  new_word text;
BEGIN
  FOR new_word IN
    SELECT lexeme FROM unnest(to_tsvector('docket', searched(NEW.title)))
    WHERE char_length(lexeme) BETWEEN 2 AND 50
      AND NOT EXISTS (SELECT FROM ticket_words WHERE word = lexeme)
  LOOP
    IF pg_try_advisory_xact_lock(hashtext('docket:ticket_words'), hashtext(new_word) & 15) THEN
      INSERT INTO ticket_words (word) VALUES (new_word) ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- What is said in public is found even where notes have filled what staff search. Nobody may tell from it that there are any.
CREATE OR REPLACE FUNCTION comment_added() RETURNS trigger LANGUAGE plpgsql AS $$
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
    BEGIN
      UPDATE ticket_search SET public_text = public_text || document WHERE ticket_id = NEW.ticket_id AND NOT NEW.internal;
    EXCEPTION WHEN program_limit_exceeded THEN
      RAISE DEBUG 'nor can what was said in public';
    END;
  END;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION rebuild_ticket_search(searched_ticket_id int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own tsvector;
  public_bodies text;
  all_bodies text;
BEGIN
  -- Comments written at the same moment wait here, or are seen by the query below.
  SELECT ticket_text(title, description) INTO own FROM tickets WHERE id = searched_ticket_id FOR NO KEY UPDATE;
  SELECT string_agg(body, E'\n' ORDER BY created_at, id) FILTER (WHERE NOT internal),
         string_agg(body, E'\n' ORDER BY created_at, id)
    INTO public_bodies, all_bodies FROM comments WHERE ticket_id = searched_ticket_id;
  BEGIN
    UPDATE ticket_search SET public_text = own || comment_text(coalesce(public_bodies, ''))
      WHERE ticket_id = searched_ticket_id;
  EXCEPTION WHEN program_limit_exceeded THEN
    RAISE DEBUG 'ticket % has too much text to be searched whole', searched_ticket_id;
  END;
  BEGIN
    UPDATE ticket_search SET staff_text = own || comment_text(coalesce(all_bodies, ''))
      WHERE ticket_id = searched_ticket_id;
  EXCEPTION WHEN program_limit_exceeded THEN
    RAISE DEBUG 'ticket % has too much text to be searched whole', searched_ticket_id;
  END;
END $$;

SELECT count(rebuild_ticket_search(id)) FROM tickets
  WHERE title ~ '[<>]' OR description ~ '[<>]'
    OR EXISTS (SELECT FROM comments WHERE ticket_id = tickets.id AND body ~ '[<>]');
INSERT INTO ticket_words (word)
  SELECT DISTINCT lexeme FROM tickets, unnest(to_tsvector('docket', searched(title)))
  WHERE title ~ '[<>]' AND char_length(lexeme) BETWEEN 2 AND 50
  ON CONFLICT DO NOTHING;
