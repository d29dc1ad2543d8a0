Feature: 5.6.3 Media types of requests and answers

  Content is JSON, and errors are described in application/problem+json; each answer says what it holds (SOL013 clauses 4.2, 6.3 and 6.4).

  Rule: An answer says the type of its content

    @req:ANSWER_CONTENT_TYPE
    Scenario Outline: The VNFM <does>, and the answer has content
      Given the VNFM has registered a VNFCI
      When the VNFM <does>
      Then the answer says the type of its content

      Examples:
        | does                                  |
        | registers another VNFCI               |
        | queries all subjects                  |
        | queries the subject                   |
        | queries a subject that does not exist |

    @req:ANSWER_CONTENT_TYPE
    Scenario: The VNFM deregisters the subject, and the answer has no content
      Given the VNFM has registered a VNFCI
      When the VNFM deregisters the subject
      Then the answer says the type of its content

  Rule: What the VNFM does not understand is not sent

    @req:NOT_ACCEPTABLE
    Scenario Outline: The VNFM queries the subjects and accepts <type> only
      When the VNFM queries the subjects and accepts "<type>" only
      Then no type that is accepted can be sent

      Examples:
        | type       |
        | text/plain |
        | image/png  |

    @req:PROBLEM_DETAILS
    Scenario: The VNFM accepts application/json only and gets an error
      When the VNFM queries a subject that does not exist and accepts "application/json" only
      Then the error is described
