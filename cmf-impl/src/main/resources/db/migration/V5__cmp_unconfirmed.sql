-- how many certificates of one credential wait for their confirmation is bounded
create index cmp_transaction_unconfirmed on cmp_transaction (credential, confirm_until) where state = 'AWAITING';
