"""Study put to work: decisions, problems, sit-ins, appraisal, circulars, exchange."""
