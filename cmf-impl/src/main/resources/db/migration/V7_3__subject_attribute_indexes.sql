-- Several conditions on one subjectName are met by the rows of one index. With all attributes in it, the rows that meet the first condition and not the
-- others are passed over in the index, without a look at the table.
drop index subject_attributes_cn;
drop index subject_attributes_o;
drop index subject_attributes_c;
drop index subject_attributes_st;
drop index subject_attributes_l;
drop index subject_attributes_mail;

create index subject_attributes_cn on subject_attributes (consumer, common_name, subject_instance_id, organization, country, state, locality, email_address)
    where common_name is not null;
create index subject_attributes_o on subject_attributes (consumer, organization, subject_instance_id, common_name, country, state, locality, email_address)
    where organization is not null;
create index subject_attributes_c on subject_attributes (consumer, country, subject_instance_id, common_name, organization, state, locality, email_address)
    where country is not null;
create index subject_attributes_st on subject_attributes (consumer, state, subject_instance_id, common_name, organization, country, locality, email_address)
    where state is not null;
create index subject_attributes_l on subject_attributes (consumer, locality, subject_instance_id, common_name, organization, country, state, email_address)
    where locality is not null;
create index subject_attributes_mail on subject_attributes (consumer, email_address, subject_instance_id, common_name, organization, country, state, locality)
    where email_address is not null;
