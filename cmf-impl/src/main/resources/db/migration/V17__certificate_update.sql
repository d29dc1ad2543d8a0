-- The certificate that a request wants to be updated (kur of RFC 9483 section 4.1.3): once that has ended, the request is not granted.
alter table certificate_request add column updated_id text;
