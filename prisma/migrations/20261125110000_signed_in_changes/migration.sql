-- Every process remembers for a while who is signed in. At commit these tell all of them what to forget,
-- whoever made the change: the API, another process, or a hand in psql.
CREATE FUNCTION announce_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_signed_in', 'session ' || OLD.id);
  RETURN NULL;
END $$;

CREATE FUNCTION announce_changed_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_signed_in', 'person ' || OLD.id);
  RETURN NULL;
END $$;

CREATE TRIGGER session_ended AFTER UPDATE OF ended_at, expires_at ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS DISTINCT FROM NEW.ended_at OR OLD.expires_at <> NEW.expires_at)
  EXECUTE FUNCTION announce_ended_session();
-- Sessions that are long over go by the thousand; nobody remembers them.
CREATE TRIGGER session_removed AFTER DELETE ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND OLD.expires_at > now())
  EXECUTE FUNCTION announce_ended_session();
CREATE TRIGGER person_changed AFTER UPDATE OF role, active, name ON users
  FOR EACH ROW WHEN (OLD.role <> NEW.role OR OLD.active <> NEW.active OR OLD.name <> NEW.name)
  EXECUTE FUNCTION announce_changed_person();
