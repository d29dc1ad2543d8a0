Feature: SOL013 8.3.3 Access tokens

  A request shows a bearer token that is valid, for this CMF, and for its consumer. What cannot be trusted is answered with 401.

  Rule: A valid token is taken

    @needs:rest.oauth @req:TOKEN_ACCEPTED
    Scenario: The VNFM queries all subjects with its token
      When the VNFM queries all subjects with its token
      Then the token is accepted

  Rule: Without a token, and without a certificate, nothing is served

    @needs:rest.oauth @req:UNAUTHORIZED @req:ANSWER_WWW_AUTHENTICATE
    Scenario: Nobody queries all subjects
      When somebody without token and certificate queries all subjects
      Then the CMF does not know who it is

    @needs:rest.oauth @req:UNAUTHORIZED
    Scenario: The token stands in the URI
      When somebody without certificate queries all subjects with the token of the VNFM in the URI
      Then the token is not looked for there

  Rule: A token that cannot be trusted is refused

    @needs:rest.oauth @req:TOKEN_FOREIGN_SIGNATURE @req:ANSWER_WWW_AUTHENTICATE
    Scenario Outline: The VNFM queries all subjects with <change>
      When the VNFM queries all subjects with "<change>"
      Then the CMF refuses the forged token

      Examples:
        | change                           |
        | a token whose signature changed  |
        | a token whose claims changed     |
        | a token that another key signed  |
        | a token without signature        |

    @needs:rest.oauth @req:TOKEN_MALFORMED
    Scenario: The VNFM queries all subjects with what is no token
      When the VNFM queries all subjects with what is no token
      Then the CMF refuses what is no token

    @needs:oauth.expired @req:TOKEN_EXPIRED @req:ANSWER_WWW_AUTHENTICATE
    Scenario: The VNFM queries all subjects with a token that has expired
      When the VNFM queries all subjects with a token that has expired
      Then the CMF refuses the token that has expired

    @needs:oauth.elsewhere @req:UNAUTHORIZED @req:ANSWER_WWW_AUTHENTICATE
    Scenario: The VNFM queries all subjects with a token for another audience
      When the VNFM queries all subjects with a token for another audience
      Then the CMF refuses the token for another audience

  Rule: A token that is bound to a certificate is good over connections with that certificate

    @needs:rest.oauth @needs:credentials.other @req:UNAUTHORIZED
    Scenario: A bound token comes without a certificate
      When somebody without certificate queries all subjects with a token that is bound to one
      Then the CMF refuses the bound token

    @needs:rest.oauth @needs:credentials.other @req:UNAUTHORIZED
    Scenario: A bound token comes with the certificate of another VNFM
      When a VNFM queries all subjects with a token that is bound to the certificate of another
      Then the CMF refuses the bound token

  Rule: A token is good for its own consumer

    @needs:rest.oauth @needs:credentials.other @req:FORBIDDEN
    Scenario Outline: Another VNFM <does> a subject of the first
      Given the VNFM has registered a VNFCI
      When another VNFM sends a <method> to the subject with its token
      Then another consumer's subject is hidden
      And the subject is as it was

      Examples:
        | does        | method |
        | reads       | GET    |
        | deregisters | DELETE |

    @needs:rest.oauth @needs:credentials.other @req:UNAUTHORIZED
    Scenario: Another VNFM uses the token of the first
      When another VNFM queries all subjects with the token of the VNFM
      Then a token of another consumer is refused
