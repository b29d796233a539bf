-- One release is a row in `releases`; everything found, judged and cited of it points there.
-- Lists are JSON arrays of text. Whether something holds is 1 or 0.

CREATE TABLE metadata (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE licenses (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  known INTEGER NOT NULL,
  category TEXT,
  osi_approved INTEGER,
  publisher TEXT,
  family TEXT,
  acceptance TEXT,
  url TEXT
);

CREATE TABLE condition_types (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  meaning TEXT NOT NULL,
  who TEXT NOT NULL,
  instead TEXT NOT NULL,
  category TEXT
);

CREATE TABLE license_conditions (
  id INTEGER PRIMARY KEY,
  license TEXT NOT NULL REFERENCES licenses (id),
  type TEXT NOT NULL REFERENCES condition_types (id),
  number INTEGER,
  unit TEXT,
  period TEXT,
  effect TEXT,
  detail TEXT NOT NULL
);

CREATE TABLE questions (
  id TEXT PRIMARY KEY,
  asks TEXT NOT NULL,
  why TEXT NOT NULL,
  looks TEXT NOT NULL,
  change TEXT NOT NULL,
  effort INTEGER,
  of_base INTEGER
);

CREATE TABLE frameworks (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  date TEXT NOT NULL,
  source TEXT NOT NULL,
  license TEXT NOT NULL,
  attribution TEXT NOT NULL,
  about TEXT NOT NULL
);

CREATE TABLE dimensions (
  id TEXT PRIMARY KEY,
  framework TEXT NOT NULL REFERENCES frameworks (id),
  dimension TEXT NOT NULL,
  title TEXT NOT NULL,
  group_name TEXT NOT NULL,
  place INTEGER NOT NULL,
  weight REAL,
  note TEXT NOT NULL
);

CREATE TABLE releases (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  maker TEXT,
  verdict TEXT NOT NULL,
  sentence TEXT NOT NULL,
  reasons TEXT NOT NULL,
  weights_license TEXT REFERENCES licenses (id),
  remarks TEXT NOT NULL,
  recording TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  rules TEXT NOT NULL
);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  url TEXT NOT NULL,
  revision TEXT,
  read TEXT,
  card TEXT NOT NULL,
  listing TEXT NOT NULL,
  missing INTEGER NOT NULL,
  found TEXT NOT NULL,
  remarks TEXT NOT NULL
);

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  question TEXT NOT NULL REFERENCES questions (id),
  outcome TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  searched TEXT NOT NULL,
  unseen TEXT NOT NULL,
  declared TEXT,
  detected TEXT,
  concluded TEXT,
  UNIQUE (release, question)
);

CREATE TABLE lineage (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  model TEXT NOT NULL,
  base TEXT NOT NULL,
  relation TEXT NOT NULL,
  depth INTEGER NOT NULL,
  own INTEGER NOT NULL,
  license TEXT REFERENCES licenses (id),
  read_from TEXT NOT NULL,
  recorded TEXT,
  base_release TEXT REFERENCES releases (id),
  note TEXT NOT NULL
);

CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  finding INTEGER REFERENCES findings (id),
  edge INTEGER REFERENCES lineage (id),
  source INTEGER NOT NULL REFERENCES sources (id),
  revision TEXT,
  path TEXT NOT NULL,
  first_line INTEGER,
  last_line INTEGER,
  sha256 TEXT,
  read TEXT,
  shows TEXT NOT NULL,
  url TEXT NOT NULL,
  CHECK ((finding IS NULL) <> (edge IS NULL))
);

CREATE TABLE release_licenses (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  finding INTEGER NOT NULL REFERENCES findings (id),
  part TEXT NOT NULL,
  license TEXT NOT NULL REFERENCES licenses (id)
);

CREATE TABLE conditions (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  finding INTEGER NOT NULL REFERENCES findings (id),
  type TEXT NOT NULL REFERENCES condition_types (id),
  words TEXT NOT NULL,
  number INTEGER,
  unit TEXT,
  period TEXT,
  effect TEXT,
  limits INTEGER NOT NULL,
  freedoms TEXT NOT NULL,
  from_license TEXT,
  from_base TEXT
);

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  framework TEXT NOT NULL REFERENCES frameworks (id),
  version TEXT NOT NULL,
  class TEXT,
  tone TEXT,
  score REAL NOT NULL,
  out_of REAL NOT NULL,
  lowest REAL NOT NULL,
  highest REAL NOT NULL,
  cells_seen INTEGER NOT NULL,
  cells INTEGER NOT NULL,
  decisive TEXT NOT NULL,
  attribution TEXT NOT NULL,
  definition TEXT NOT NULL,
  UNIQUE (release, framework)
);

CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  release TEXT NOT NULL REFERENCES releases (id),
  framework TEXT NOT NULL REFERENCES frameworks (id),
  dimension TEXT NOT NULL REFERENCES dimensions (id),
  grade TEXT NOT NULL,
  tone TEXT,
  points REAL NOT NULL,
  seen INTEGER NOT NULL,
  certainty TEXT,
  why TEXT NOT NULL
);

CREATE TABLE cell_findings (
  id INTEGER PRIMARY KEY,
  cell INTEGER NOT NULL REFERENCES cells (id),
  question TEXT NOT NULL REFERENCES questions (id),
  finding INTEGER REFERENCES findings (id),
  place INTEGER NOT NULL,
  deciding INTEGER NOT NULL,
  obstacle INTEGER NOT NULL
);

CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  release TEXT NOT NULL REFERENCES releases (id),
  framework TEXT NOT NULL REFERENCES frameworks (id),
  place INTEGER NOT NULL,
  question TEXT NOT NULL REFERENCES questions (id),
  change TEXT NOT NULL,
  effort INTEGER NOT NULL,
  dimensions TEXT NOT NULL
);

CREATE TABLE disputes (
  id INTEGER PRIMARY KEY,
  release TEXT NOT NULL REFERENCES releases (id),
  question TEXT NOT NULL REFERENCES questions (id),
  finding INTEGER REFERENCES findings (id),
  framework TEXT NOT NULL REFERENCES frameworks (id),
  dimension TEXT NOT NULL REFERENCES dimensions (id),
  grade TEXT NOT NULL,
  accepts INTEGER NOT NULL
);

CREATE INDEX releases_maker ON releases (maker);
CREATE INDEX releases_verdict ON releases (verdict);
CREATE INDEX releases_weights_license ON releases (weights_license);
CREATE INDEX sources_release ON sources (release);
CREATE INDEX findings_question ON findings (question, outcome);
CREATE INDEX citations_finding ON citations (finding);
CREATE INDEX citations_edge ON citations (edge);
CREATE INDEX citations_release ON citations (release);
CREATE INDEX citations_source ON citations (source, path);
CREATE INDEX lineage_release ON lineage (release);
CREATE INDEX lineage_base ON lineage (base);
CREATE INDEX lineage_base_release ON lineage (base_release);
CREATE INDEX lineage_license ON lineage (license);
CREATE INDEX release_licenses_release ON release_licenses (release);
CREATE INDEX release_licenses_finding ON release_licenses (finding);
CREATE INDEX release_licenses_license ON release_licenses (license, part);
CREATE INDEX license_conditions_license ON license_conditions (license);
CREATE INDEX license_conditions_type ON license_conditions (type);
CREATE INDEX conditions_release ON conditions (release);
CREATE INDEX conditions_finding ON conditions (finding);
CREATE INDEX conditions_type ON conditions (type, number);
CREATE INDEX dimensions_framework ON dimensions (framework, place);
CREATE INDEX judgements_framework ON judgements (framework, score);
CREATE INDEX cells_judgement ON cells (judgement);
CREATE INDEX cells_release ON cells (release, framework);
CREATE INDEX cells_framework ON cells (framework, seen);
CREATE INDEX cells_dimension ON cells (dimension, grade);
CREATE INDEX cell_findings_cell ON cell_findings (cell);
CREATE INDEX cell_findings_finding ON cell_findings (finding);
CREATE INDEX cell_findings_question ON cell_findings (question);
CREATE INDEX steps_judgement ON steps (judgement);
CREATE INDEX steps_release ON steps (release);
CREATE INDEX steps_framework ON steps (framework, question);
CREATE INDEX steps_question ON steps (question);
CREATE INDEX disputes_release ON disputes (release);
CREATE INDEX disputes_question ON disputes (question);
CREATE INDEX disputes_finding ON disputes (finding);
CREATE INDEX disputes_framework ON disputes (framework);
CREATE INDEX disputes_dimension ON disputes (dimension);

CREATE VIRTUAL TABLE releases_fts USING fts5 (
  name, maker, sentence,
  content = 'releases', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE findings_fts USING fts5 (
  note, value,
  content = 'findings', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE citations_fts USING fts5 (
  shows, path,
  content = 'citations', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW why AS
SELECT
  cells.release, releases.name, cells.framework, dimensions.dimension, dimensions.title,
  cells.grade, cells.tone, cells.seen, cells.certainty, cells.why,
  cell_findings.question, cell_findings.deciding, cell_findings.obstacle,
  findings.outcome, findings.note,
  sources.source, citations.path, citations.first_line, citations.last_line, citations.shows,
  citations.url, cells.id AS cell, findings.id AS finding, citations.id AS citation
FROM cells
JOIN releases ON releases.id = cells.release
JOIN dimensions ON dimensions.id = cells.dimension
LEFT JOIN cell_findings ON cell_findings.cell = cells.id
LEFT JOIN findings ON findings.id = cell_findings.finding
LEFT JOIN citations ON citations.finding = findings.id
LEFT JOIN sources ON sources.id = citations.source;

CREATE VIEW makers AS
SELECT
  judgements.framework, releases.maker, count(*) AS releases,
  round(100.0 * avg(judgements.score / nullif(judgements.out_of, 0)), 1) AS mean_percent,
  round(100.0 * avg(judgements.lowest / nullif(judgements.out_of, 0)), 1) AS lowest_percent,
  round(100.0 * avg(judgements.highest / nullif(judgements.out_of, 0)), 1) AS highest_percent,
  sum(judgements.cells_seen) AS cells_seen, sum(judgements.cells) AS cells,
  round(100.0 * sum(judgements.cells_seen) / nullif(sum(judgements.cells), 0), 1) AS seen_percent
FROM judgements
JOIN releases ON releases.id = judgements.release
WHERE releases.maker IS NOT NULL
GROUP BY judgements.framework, releases.maker;

CREATE VIEW limits AS
SELECT
  conditions.release, releases.name, releases.maker, releases.verdict, releases.weights_license,
  conditions.type, conditions.words, conditions.number, conditions.unit, conditions.period,
  conditions.effect, conditions.freedoms, conditions.from_license, conditions.from_base,
  condition_types.who
FROM conditions
JOIN releases ON releases.id = conditions.release
JOIN condition_types ON condition_types.id = conditions.type
WHERE conditions.limits = 1;
