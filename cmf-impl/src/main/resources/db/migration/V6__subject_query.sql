-- Subjects are listed in the order of their ids, and filtered (SOL013 clause 5.2) by the rows below. Texts compare by code point on every engine, which takes
-- new tables; what was in the old ones is kept. Each index leads from a consumer and a value to ids in their order, so that a page is read and not sorted.
create table subject_instance_v6 (
    id text ${byCodePoint} not null primary key,
    consumer text not null,
    cert_type text not null,
    subjects text not null,
    registered_at bigint not null
);

create table subject_vnfci_v6 (
    cert_type text not null,
    consumer text not null,
    vnfci_id text ${byCodePoint} not null,
    subject_instance_id text ${byCodePoint} not null references subject_instance_v6 (id),
    primary key (cert_type, consumer, vnfci_id)
);

create table subject_names_v6 (
    cert_type text not null,
    names_key text not null,
    subject_instance_id text ${byCodePoint} not null references subject_instance_v6 (id),
    vnfci_id text not null,
    consumer text not null,
    primary key (cert_type, names_key, subject_instance_id, vnfci_id)
);

insert into subject_instance_v6 (id, consumer, cert_type, subjects, registered_at)
    select id, consumer, cert_type, subjects, registered_at from subject_instance;
insert into subject_vnfci_v6 (cert_type, consumer, vnfci_id, subject_instance_id)
    select cert_type, consumer, vnfci_id, subject_instance_id from subject_vnfci;
insert into subject_names_v6 (cert_type, names_key, subject_instance_id, vnfci_id, consumer)
    select cert_type, names_key, subject_instance_id, vnfci_id, consumer from subject_names;

drop table subject_names;
drop table subject_vnfci;
drop table subject_instance;
alter table subject_instance_v6 rename to subject_instance;
alter table subject_vnfci_v6 rename to subject_vnfci;
alter table subject_names_v6 rename to subject_names;

create index subject_instance_of_consumer on subject_instance (consumer, id);
create index subject_instance_of_type on subject_instance (consumer, cert_type, id);
create index subject_vnfci_of_instance on subject_vnfci (subject_instance_id);
create index subject_vnfci_id on subject_vnfci (consumer, vnfci_id, subject_instance_id);
create index subject_names_of_instance on subject_names (subject_instance_id);

-- the attributes of a subjectName; entry_no counts the entries of certificateData through all VNFCIs of the instance
create table subject_attributes (
    subject_instance_id text ${byCodePoint} not null references subject_instance (id),
    entry_no integer not null,
    consumer text not null,
    common_name text ${byCodePoint},
    organization text ${byCodePoint},
    country text ${byCodePoint},
    state text ${byCodePoint},
    locality text ${byCodePoint},
    email_address text ${byCodePoint},
    primary key (subject_instance_id, entry_no)
);

create index subject_attributes_cn on subject_attributes (consumer, common_name, subject_instance_id) where common_name is not null;
create index subject_attributes_o on subject_attributes (consumer, organization, subject_instance_id) where organization is not null;
create index subject_attributes_c on subject_attributes (consumer, country, subject_instance_id) where country is not null;
create index subject_attributes_st on subject_attributes (consumer, state, subject_instance_id) where state is not null;
create index subject_attributes_l on subject_attributes (consumer, locality, subject_instance_id) where locality is not null;
create index subject_attributes_mail on subject_attributes (consumer, email_address, subject_instance_id) where email_address is not null;

-- the values of subjectAlternateName, as they were registered
create table subject_alternative_name (
    subject_instance_id text ${byCodePoint} not null references subject_instance (id),
    entry_no integer not null,
    name text ${byCodePoint} not null,
    consumer text not null,
    primary key (subject_instance_id, entry_no, name)
);

create index subject_alternative_name_value on subject_alternative_name (consumer, name, subject_instance_id);

-- the key of the markers of pages, one for all nodes
create table page_marker_key (
    id integer not null primary key,
    secret bytea not null
);
