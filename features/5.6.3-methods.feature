Feature: 5.6.3 Methods that a resource does not support

  Every resource names the methods that it supports; the others are answered, with "405 Method Not Allowed".

  Rule: The subject resource supports POST and GET

    @req:SUBJECTS_PUT_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a PUT to the subjects
      When the VNFM sends a PUT request to the subjects
      Then the method is not allowed

    @req:SUBJECTS_PATCH_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a PATCH to the subjects
      When the VNFM sends a PATCH request to the subjects
      Then the method is not allowed

    @req:SUBJECTS_DELETE_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a DELETE to the subjects
      When the VNFM sends a DELETE request to the subjects
      Then the method is not allowed

  Rule: The individual subject resource supports GET and DELETE

    Background:
      Given the VNFM has registered a VNFCI

    @req:SUBJECT_POST_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a POST to an individual subject
      When the VNFM sends a POST request to the individual subject
      Then the method is not allowed
      And the subject is what was registered

    @req:SUBJECT_PUT_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a PUT to an individual subject
      When the VNFM sends a PUT request to the individual subject
      Then the method is not allowed
      And the subject is what was registered

    @req:SUBJECT_PATCH_NOT_ALLOWED @req:METHOD_ALLOW_HEADER
    Scenario: The VNFM sends a PATCH to an individual subject
      When the VNFM sends a PATCH request to the individual subject
      Then the method is not allowed
      And the subject is what was registered

  Rule: The CMP resources support POST

    @req:CMP_POST_ONLY @req:URI_ALL_METHODS
    Scenario Outline: The VNFM sends a <method> to the <operation> URI
      When the VNFM sends a <method> request to the <operation> URI
      Then the method is answered and not served

      Examples:
        | method | operation  |
        | GET    | pkcs10     |
        | PUT    | pkcs10     |
        | PATCH  | pkcs10     |
        | DELETE | pkcs10     |
        | GET    | revocation |
        | PUT    | revocation |
        | PATCH  | revocation |
        | DELETE | revocation |
