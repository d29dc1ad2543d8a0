Feature: 5.5.3 Structure of the CMP answers

  Tables 5.5.3.2-1 and 5.5.3.3-1, and the clauses of RFC 9483 that they rest on.

  Rule: CertRepMessage holds one response, and by its status what belongs to it

    @req:CP_STATUS_PRESENT @req:CP_STATUS_VALUES @req:CP_FAIL_INFO_ABSENT @req:CP_KEY_PAIR_PRESENT
    @req:CP_PRIVATE_KEY_ABSENT @req:CP_CERT_REQ_ID @req:CP_CA_PUBS @req:CP_ONE_RESPONSE @req:CP_CERT_CHOICE
    Scenario: The answer to a request that is granted
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate
      Then the answer is a CertRepMessage that grants the request

    @req:CP_KEY_PAIR_ABSENT @req:CP_CERT_REQ_ID @req:REJECTION_FORM @req:REJECTION_TEXT
    Scenario: The answer to a request that is rejected
      Given the VNFM has registered a VNFCI
      When the VNFM requests a certificate with "a changed signature of the CSR"
      Then the answer is a CertRepMessage that rejects the request

  Rule: RevRepContent holds one status

    @req:RP_STATUS_PRESENT @req:RP_STATUS_VALUES @req:RP_FAIL_INFO_ABSENT @req:RP_REV_CERTS
    Scenario: The answer to a revocation that is accepted
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM revokes the certificate
      Then the answer is a RevRepContent that accepts the revocation

    @req:RP_STATUS_PRESENT @req:REJECTION_FORM @req:REJECTION_TEXT
    Scenario: The answer to a revocation that is rejected
      Given the VNFM has registered a VNFCI
      And the VNFCI has a certificate
      When the VNFM revokes the certificate with "a serial number never issued"
      Then the answer is a RevRepContent that rejects the revocation
