Feature: 5.3.3 Certificate signing request

  The VNFM asks, in delegation mode for a VNFCI, for a certificate with a PKCS #10 request inside a CMP message, and gets
  the certificate in the answer (figure 5.3.3-1, the branch in which the certificate is available at once).

  Rule: Steps 1 to 3: a certificate signing request for a registered subject is answered with the certificate

    @req:CSR_ANSWERED @req:CSR_ISSUED @req:CMP_BODY_CP @req:URI_PKCS10 @req:CP_STATUS_PRESENT @req:CP_KEY_PAIR_PRESENT
    Scenario Outline: The VNFM requests a certificate out of <certificates>
      Given the VNFM has registered a VNFCI for <certificates>
      When the VNFM requests a certificate
      Then the CMF issues a certificate

      Examples:
        | certificates         |
        | VNFCI certificates   |
        | VNF OAM certificates |

    @req:CMP_MAC @needs:cmp.mac
    Scenario Outline: The VNFM requests a certificate with a shared secret, by <mac>
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "<mac>"
      Then the CMF issues a certificate

      Examples:
        | mac                              |
        | PasswordBasedMac                 |
        | PBMAC1                           |

  Rule: Step 2: the certificate is the one that was requested

    @req:CERT_PUBLIC_KEY @req:CERT_SUBJECT @req:CERT_ALTERNATIVE_NAMES @req:CERT_VALID_NOW @req:CERT_SERIAL
    Scenario: The certificate bears the key and the names of the request
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate
      Then the certificate is the one that was requested

    @req:CERT_SERIAL_UNIQUE
    Scenario: Two certificates have different serial numbers
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM requests another certificate
      Then the certificates have different serial numbers

    @req:CERT_NAMELESS_SUBJECT
    Scenario: A subject without a name gets a certificate with alternative names only
      Given the VNFM has registered a VNFCI with "no subjectName"
      When the VNFM requests a certificate
      Then the CMF should issue a certificate without subject name

  Rule: Postcondition: the certificate can be used

    @smoke @req:CSR_OBTAINED @req:CERT_CHAIN
    Scenario: The certificate has a path to the trust anchor
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate
      Then the certificate has a path to the trust anchor

  Rule: Precondition: only a registered subject gets a certificate

    @req:CSR_PRECONDITION
    Scenario Outline: The VNFM requests a certificate for <what>
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request
      When the VNFM requests a certificate for "<what>"
      Then the CMF refuses the request
      And no certificate was issued

      Examples:
        | what                                        |
        | names that were never registered            |
        | the names of a deregistered VNFCI           |
        | a certificate type it is not registered for |

    @req:CSR_FOREIGN_NAMES
    Scenario Outline: The VNFM requests a certificate for the VNFCI with <what>
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request
      When the VNFM requests a certificate for "<what>"
      Then the CMF does not certify the foreign name

      Examples:
        | what                      |
        | another subject name      |
        | another alternative name  |
        | one more alternative name |

    @req:CMP_SENDER_AUTHORIZED @needs:credentials.other
    Scenario: Another VNFM requests a certificate for the VNFCI
      Given the VNFM has registered a VNFCI
      And the CMF grants a well-formed certificate signing request
      When another VNFM requests a certificate
      Then the CMF refuses the request with "notAuthorized"
      And no certificate was issued
