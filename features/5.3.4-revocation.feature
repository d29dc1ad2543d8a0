Feature: 5.3.4 Revocation of the certificate

  The VNFM asks the CMF to revoke a certificate that it obtained (figure 5.3.4-1).

  Rule: Steps 1 to 3: a revocation request for a valid certificate is accepted

    @req:REVOKE_ANSWERED @req:REVOKE_DONE @req:CMP_BODY_RP @req:URI_REVOCATION @req:RP_STATUS_PRESENT
    Scenario Outline: The VNFM revokes a certificate out of <certificates>
      Given the VNFM has registered a VNFCI for <certificates>
      And the VNFCI has a certificate
      When the VNFM revokes the certificate
      Then the CMF accepts the revocation

      Examples:
        | certificates         |
        | VNFCI certificates   |
        | VNF OAM certificates |

    @req:REVOKE_ANSWERED
    Scenario Outline: The VNFM revokes a certificate with <content>
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM revokes the certificate with "<content>"
      Then the CMF accepts the revocation

      Examples:
        | content                          |
        | subject that matches             |
        | subject and public key that match |

  Rule: Postcondition: the certificate is revoked

    @req:REVOKE_POSTCONDITION @req:CRL_LISTS_REVOKED @req:CRL_REASON @needs:crl
    Scenario Outline: The CRL lists a certificate that was revoked for <reason>
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM revokes the certificate for the reason <reason>
      Then the CRL lists the certificate with the reason <reason>

      Examples:
        | reason               |
        | unspecified          |
        | keyCompromise        |
        | affiliationChanged   |
        | superseded           |
        | cessationOfOperation |

    @smoke @req:REVOKE_POSTCONDITION
    Scenario: The subject of a revoked certificate can be deregistered
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM revokes the certificate
      Then the subject can be deregistered

    @req:CMP_SIGNER_TRUSTED
    Scenario: A revoked certificate does not protect a request any longer
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      And the VNFM has revoked the certificate
      When the VNFM requests another certificate with "protection by the revoked certificate"
      Then the CMF refuses the request with "signerNotTrusted or certRevoked or notAuthorized"
      And no certificate was issued

  Rule: Precondition: the certificate is valid

    @req:REVOKE_ONCE @req:REVOKE_NOT_AVAILABLE
    Scenario: The VNFM revokes the same certificate twice
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      And the VNFM has revoked the certificate
      When the VNFM revokes the certificate
      Then the CMF refuses the revocation with "certRevoked"

  Rule: Error handling: a revocation that cannot be done is refused with error information

    Background:
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      And the CMF accepts a well-formed revocation request

    Scenario Outline: The VNFM revokes a certificate with <mistake>
      When the VNFM revokes the certificate with "<mistake>"
      Then the CMF refuses the revocation with "<failInfo>"
      And the certificate is still valid

      @req:REVOKE_UNKNOWN @req:REVOKE_NOT_AVAILABLE
      Examples: certificates that do not exist
        | mistake                       | failInfo                    |
        | a serial number never issued  | badCertId                   |
        | another issuer                | badCertId or wrongAuthority |

      @req:REVOKE_ISSUER_AND_SERIAL
      Examples: no certificate named
        | mistake           | failInfo                                          |
        | no issuer         | badCertTemplate or badCertId or addInfoNotAvailable |
        | no serial number  | badCertTemplate or badCertId or addInfoNotAvailable |

      @req:REVOKE_DETAILS_MATCH
      Examples: details of another certificate
        | mistake                    | failInfo  |
        | subject of another name    | badCertId |
        | another public key         | badCertId |

      @req:REVOKE_REASON
      Examples: reasons that are none
        | mistake            | failInfo                    |
        | reason 7           | badDataFormat or badRequest |
        | reason 11          | badDataFormat or badRequest |
        | two reasons        | badRequest or badDataFormat |

      @req:URI_CERTIFICATE_TYPE
      Examples: the URI of the other certificate type
        | mistake                               | failInfo  |
        | the URI of the other certificate type | badCertId |

      @req:CMP_PROTECTED
      Examples: no protection
        | mistake        | failInfo        |
        | no protection  | badMessageCheck |

      @req:CMP_PROTECTION_VERIFIED
      Examples: protection that does not hold
        | mistake                    | failInfo        |
        | a changed protection       | badMessageCheck |
        | a body changed afterwards  | badMessageCheck |

      @req:REVOKE_SIGNED @needs:cmp.mac
      Examples: a MAC
        | mistake           | failInfo       |
        | PasswordBasedMac  | wrongIntegrity |

    @req:CMP_SENDER_AUTHORIZED @needs:credentials.other
    Scenario: Another VNFM revokes the certificate
      When another VNFM revokes the certificate
      Then the CMF refuses the revocation with "notAuthorized"
      And the certificate is still valid

  Rule: Error handling: a certificate that is not available any longer is refused with error information

    @req:REVOKE_EXPIRED @req:CMP_SIGNER_EXPIRED
    Scenario: The VNFM revokes a certificate that has expired
      Given the VNFM has registered a VNFCI whose certificates expire within moments
      And the VNFCI has a certificate
      And the certificate has expired
      When the VNFM revokes the certificate
      Then the CMF refuses the revocation with error information
      When the VNFM requests another certificate with "protection by the expired certificate"
      Then the CMF refuses the request with "signerNotTrusted or notAuthorized or badMessageCheck"
      And no certificate was issued
