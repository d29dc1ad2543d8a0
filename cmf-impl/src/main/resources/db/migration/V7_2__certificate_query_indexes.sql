drop table certificate_before_v7;

-- as in V2
create index certificate_of_subject on certificate (subject_instance_id, not_after) where revoked_at is null;
create index certificate_compromised on certificate (key_id) where revocation_reason = 1;
create index certificate_revoked on certificate (issuer, not_after, serial, revoked_at, revocation_reason) where revoked_at is not null;

-- lists, whole and by subject
create unique index certificate_by_id on certificate (certificate_id);
create index certificate_of_owner on certificate (owner, certificate_id);
create index certificate_of_instance on certificate (owner, subject_instance_id, certificate_id);
create index certificate_of_vnfci on certificate (owner, vnfci_id, certificate_id);
