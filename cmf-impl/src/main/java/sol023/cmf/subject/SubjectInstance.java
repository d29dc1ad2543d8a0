package sol023.cmf.subject;

import sol023.cmf.access.Consumer;

/** What is registered (SOL023 table 5.6.4.2.2-1). */
record SubjectInstance(SubjectInstanceId id, Consumer owner, Registration registration) {}
