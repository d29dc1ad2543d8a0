Feature: 5.6.4 Data model of the subjects

  What a registration must contain, may contain, and what the CMF returns of it (tables 5.6.4.2.2-1, 5.6.4.2.3-1 and
  5.6.4.3.2-1).

  Rule: A registration may use every attribute of the tables, and the subject shows them all

    @req:SUBJECT_REPRESENTATION @req:REPRESENTATION_CERT_TYPE @req:REPRESENTATION_HANDLING @req:REPRESENTATION_SUBJECTS
    @req:REPRESENTATION_SUBJECT_ID @req:REPRESENTATION_CERTIFICATE_DATA @req:REPRESENTATION_ALTERNATIVE_NAMES
    @req:REPRESENTATION_SUBJECT_NAME @req:REPRESENTATION_NOT_EMPTY
    Scenario Outline: The VNFM registers a VNFCI with <content>
      When the VNFM registers a VNFCI with "<content>"
      Then the VNFCI is registered
      And the subject is what was registered

      @req:SUBJECT_NAME_ATTRIBUTES
      Examples:
        | content                             |
        | every attribute of the subject name |

      Examples:
        | content                                    |
        | no subjectName                             |
        | several VNFCIs                             |
        | several certificates for the VNFCI         |
        | several alternative names                  |

  Rule: Attributes that the standard does not define are no error

    @req:UNKNOWN_ATTRIBUTES_TOLERATED
    Scenario: The VNFM registers a VNFCI with attributes that the standard does not define
      When the VNFM registers a VNFCI with "attributes that the standard does not define"
      Then the VNFCI is registered
      And the subject is what was registered

  Rule: A registration that is not as the tables say is refused, with problem details

    Background:
      Given the VNFM has registered a VNFCI

    Scenario Outline: The VNFM registers a VNFCI with <mistake>
      When the VNFM registers another VNFCI with "<mistake>"
      Then the registration is refused
      And the error is described
      And the VNFCI can still be registered

      @req:REGISTRATION_CERT_TYPE @req:PROBLEM_DETAILS
      Examples: certType
        | mistake                       |
        | no certType                   |
        | a certType that is none       |
        | a number as certType          |

      @req:REGISTRATION_SUBJECT_ID @req:PROBLEM_DETAILS
      Examples: subjectId
        | mistake                          |
        | no subjectId                     |
        | an empty subjectId               |
        | a text as subjectId              |
        | a subjectId without identifier   |

      @req:REGISTRATION_CERTIFICATE_DATA @req:PROBLEM_DETAILS
      Examples: certificateData
        | mistake                    |
        | no certificateData         |
        | an empty certificateData   |

      @req:REGISTRATION_ALTERNATIVE_NAME @req:PROBLEM_DETAILS
      Examples: subjectAlternateName
        | mistake                         |
        | no subjectAlternateName         |
        | an empty subjectAlternateName   |
        | a number as alternative name    |

      @req:REGISTRATION_HANDLING @req:PROBLEM_DETAILS
      Examples: typeOfVnfcCertHandling
        | mistake                         |
        | no typeOfVnfcCertHandling       |
        | a typeOfVnfcCertHandling that is none |

      @req:REGISTRATION_SUBJECT_NAME @req:PROBLEM_DETAILS
      Examples: subjectName
        | mistake                        |
        | a text as subjectName          |
        | a number as commonName         |

      @req:MALFORMED_REQUEST @req:PROBLEM_DETAILS
      Examples: no JSON
        | mistake                  |
        | a body that is cut off   |
        | a body that is no JSON   |
        | an array as body         |
        | no body                  |

  Rule: Values that this version names without allowing them are refused

    Scenario Outline: The VNFM registers a VNFCI with <value>
      When the VNFM registers a VNFCI with "<value>"
      Then the value is refused for this version

      @req:REGISTRATION_NO_MANO
      Examples:
        | value                       |
        | MANO_certificate as certType |

      @req:REGISTRATION_DELEGATION_ONLY
      Examples:
        | value                                 |
        | direct_mode as typeOfVnfcCertHandling |

  Rule: A body of another media type is refused

    @req:MEDIA_TYPE_JSON
    Scenario: The VNFM registers a VNFCI in plain text
      When the VNFM registers a VNFCI with "plain text as media type"
      Then the registration is refused
      And the VNFCI can still be registered
