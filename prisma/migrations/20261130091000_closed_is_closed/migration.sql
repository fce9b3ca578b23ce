-- What a clinician says of an answer or a topic is added to the record as well, and its day would move with it
create trigger review_not_closed before insert on review for each row execute function refuse_closed();
create trigger topic_outcome_not_closed before insert on topic_outcome for each row execute function refuse_closed();
create trigger flag_not_closed before update of acknowledged_at on flag for each row execute function refuse_closed();
