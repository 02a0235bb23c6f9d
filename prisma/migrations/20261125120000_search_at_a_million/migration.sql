-- Misspelt searches compared every title with the words; now they compare the words that titles are made of,
-- which are few.
CREATE TABLE "ticket_words" (
    "word" TEXT NOT NULL,

    CONSTRAINT "ticket_words_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "ticket_words_similar" ON "ticket_words" USING GIN ("word" gin_trgm_ops);
DROP INDEX "tickets_title_similar";

INSERT INTO ticket_words (word)
  SELECT DISTINCT lexeme FROM tickets, unnest(to_tsvector('docket', title))
  WHERE char_length(lexeme) BETWEEN 2 AND 50;

-- Two that meet the same new word must not wait for each other: whoever does not get the lock leaves the
-- word to the other. There are 16 locks, so that a large transaction does not hold thousands. A word that
-- is lost with a transaction comes back with the next title that holds it.
CREATE FUNCTION remember_title_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  new_word text;
BEGIN
  FOR new_word IN
    SELECT lexeme FROM unnest(to_tsvector('docket', NEW.title))
    WHERE char_length(lexeme) BETWEEN 2 AND 50
      AND NOT EXISTS (SELECT FROM ticket_words WHERE word = lexeme)
  LOOP
    IF pg_try_advisory_xact_lock(hashtext('docket:ticket_words'), hashtext(new_word) & 15) THEN
      INSERT INTO ticket_words (word) VALUES (new_word) ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER title_words_created AFTER INSERT ON tickets
  FOR EACH ROW EXECUTE FUNCTION remember_title_words();
CREATE TRIGGER title_words_edited AFTER UPDATE OF title ON tickets
  FOR EACH ROW WHEN (OLD.title IS DISTINCT FROM NEW.title)
  EXECUTE FUNCTION remember_title_words();

-- The tickets that hold words, always by the index on words: planned without looking at the words, because
-- for some the planner would rather read the whole table.
CREATE FUNCTION tickets_by_staff_text(words tsquery) RETURNS SETOF int LANGUAGE plpgsql STABLE ROWS 1000
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT ticket_id FROM ticket_search WHERE staff_text @@ words;
END $$;

CREATE FUNCTION tickets_by_public_text(words tsquery) RETURNS SETOF int LANGUAGE plpgsql STABLE ROWS 1000
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT ticket_id FROM ticket_search WHERE public_text @@ words;
END $$;
