Feature: 5.3.1 Registration of the subject

  The VNFM tells the CMF for which VNFCIs it will ask for certificates, and which names these certificates bear. The CMF
  keeps that as an individual subject (figure 5.3.1-1).

  Rule: Steps 1 to 3: a registration makes an individual subject and returns it

    @req:SUBJECTS_POST @req:SUBJECT_CREATED_BODY @req:REPRESENTATION_ID @req:REPRESENTATION_LINK @req:SIMPLE_DATA_TYPES
    @req:SUBJECT_REGISTER_CREATED @req:SUBJECT_REGISTER_RESOURCE @req:SUBJECT_LOCATION @req:SUBJECT_REPRESENTATION
    @req:SUBJECT_ANSWERS_TYPED @req:ANSWER_STATUS_DECLARED
    Scenario Outline: The VNFM registers a VNFCI for <certificates>
      When the VNFM registers a VNFCI for <certificates>
      Then the VNFCI is registered

      Examples:
        | certificates         |
        | VNFCI certificates   |
        | VNF OAM certificates |

    @req:SUBJECT_REGISTER_CREATED @req:SUBJECT_ID_UNIQUE
    Scenario: Two registrations make two subjects
      Given the VNFM has registered a VNFCI
      When the VNFM registers another VNFCI
      Then the VNFCI is registered
      And the two subjects have different identifiers

  Rule: Postcondition: the individual subject exists

    @smoke @req:SUBJECT_REGISTER_POSTCONDITION @req:SUBJECT_URI @req:SUBJECT_GET
    @req:SUBJECTS_URI @req:URI_SUBJECT @req:URI_API_NAME @req:API_MAJOR_VERSION @req:SUBJECT_ANSWERS_TYPED
    Scenario: A registered subject can be read at its URI
      When the VNFM registers a VNFCI
      Then the subject is what was registered
      And the list of subjects contains the subject

  Rule: A registration that conflicts with the state of the resource is refused

    @req:SUBJECT_REGISTER_CONFLICT @req:SUBJECT_CONFLICT_DETAIL @req:ERRORS_TYPED @req:ANSWER_STATUS_DECLARED
    Scenario: The VNFM registers the same VNFCI again
      Given the VNFM has registered a VNFCI
      When the VNFM registers the same VNFCI again
      Then the registration is refused as a conflict
      And the subject is what was registered
