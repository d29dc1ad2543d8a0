Feature: 5.3.5 Query of the subject

  The VNFM reads all its subjects, or one of them (figure 5.3.5-1).

  Rule: Steps 1 and 2: querying all subjects returns zero or more of them

    @req:SUBJECTS_GET @req:SUBJECT_QUERY_ALL @req:SUBJECT_QUERY_ALL_BODY
    Scenario: The VNFM queries all subjects
      Given the VNFM has registered a VNFCI
      When the VNFM queries all subjects
      Then the CMF returns a list of subjects
      And the list of subjects contains the subject

  Rule: Steps 3 and 4: reading one subject returns this one

    @req:SUBJECT_QUERY_ONE @req:SUBJECT_REPRESENTATION
    Scenario Outline: The VNFM queries a subject of <certificates>
      Given the VNFM has registered a VNFCI for <certificates>
      When the VNFM queries the subject
      Then the CMF returns the subject as it was registered

      Examples:
        | certificates         |
        | VNFCI certificates   |
        | VNF OAM certificates |

  Rule: Error handling: a failure is answered with error information

    @req:SUBJECT_QUERY_ERROR @req:SUBJECT_UNKNOWN_NOT_FOUND
    Scenario: The VNFM queries a subject that does not exist
      When the VNFM queries a subject that does not exist
      Then the CMF answers that there is no such subject
      And the error is described
