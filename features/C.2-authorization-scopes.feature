Feature: C.2 Authorization scopes of the Certificate Management interface

  Annex C names what a token permits. The other interface has scopes of its own, which permit nothing here.

  Rule: The scope of subjects permits GET and POST on the subjects, GET and DELETE on an individual one

    @needs:rest.oauth @req:SCOPE_SUBJECT_COLLECTION @req:SCOPE_SUBJECT_INDIVIDUAL
    Scenario: The VNFM uses a token with the scope of subjects
      When the VNFM registers, lists, reads and deregisters a subject with the scope of subjects
      Then all of it is permitted

  Rule: The scope of everything permits the same

    @needs:rest.oauth @req:SCOPE_SUBJECT_ALL
    Scenario: The VNFM uses a token with the scope of everything
      When the VNFM registers, lists, reads and deregisters a subject with the scope of everything
      Then all of it is permitted

  Rule: A scope of the other interface permits nothing

    @needs:rest.oauth @req:TOKEN_SCOPE_TOO_SMALL @req:FORBIDDEN
    Scenario Outline: The VNFM <does> with a token of the other interface
      Given the VNFM has registered a VNFCI
      When the VNFM sends a <method> to <resource> with a scope of the other interface
      Then the token is not sufficient
      And the subject is as it was

      Examples:
        | does                  | method | resource     |
        | registers a VNFCI     | POST   | the subjects |
        | queries all subjects  | GET    | the subjects |
        | queries a subject     | GET    | the subject  |
        | deregisters a subject | DELETE | the subject  |
