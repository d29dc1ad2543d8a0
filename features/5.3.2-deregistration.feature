Feature: 5.3.2 Deregistration of the subject

  The VNFM takes an individual subject back (figure 5.3.2-1). As long as a certificate of the subject is neither expired
  nor revoked, the CMF refuses.

  Rule: Steps 1 to 3: a deregistration deletes the individual subject

    @smoke @req:SUBJECT_DEREGISTER_ANSWERED @req:SUBJECT_DEREGISTER_REMOVED @req:SUBJECT_DELETE @req:SUBJECT_DELETED
    Scenario: The VNFM deregisters a subject
      Given the VNFM has registered a VNFCI
      When the VNFM deregisters the subject
      Then the subject is deregistered
      And the subject does not exist

  Rule: Postcondition: the individual subject is not in the list any longer

    @req:SUBJECT_DEREGISTER_GONE
    Scenario: A deregistered subject leaves the list
      Given the VNFM has registered a VNFCI
      And the VNFM has deregistered the subject
      When the VNFM queries all subjects
      Then the list of subjects does not contain the subject

    @req:SUBJECT_REGISTER_CREATED
    Scenario: A deregistered VNFCI can be registered again
      Given the VNFM has registered a VNFCI
      And the VNFM has deregistered the subject
      When the VNFM registers the same VNFCI again
      Then the VNFCI is registered

  Rule: Precondition: only a subject that exists can be deregistered

    @req:SUBJECT_UNKNOWN_NOT_FOUND
    Scenario: The VNFM deregisters a subject that does not exist
      When the VNFM deregisters a subject that does not exist
      Then the CMF answers that there is no such subject

    @req:SUBJECT_UNKNOWN_NOT_FOUND
    Scenario: The VNFM deregisters the same subject twice
      Given the VNFM has registered a VNFCI
      And the VNFM has deregistered the subject
      When the VNFM deregisters the subject
      Then the CMF answers that there is no such subject

  Rule: A subject with a valid certificate is not deregistered

    @req:SUBJECT_DEREGISTER_CONFLICT @req:SUBJECT_DEREGISTER_CONFLICT_DETAIL
    Scenario: The VNFM deregisters a subject whose certificate is valid
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM deregisters the subject
      Then the deregistration is refused as a conflict
      And the subject is what was registered

    @req:SUBJECT_DEREGISTER_ANSWERED
    Scenario: The VNFM deregisters a subject whose certificate was revoked
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      And the VNFM has revoked the certificate
      When the VNFM deregisters the subject
      Then the subject is deregistered
