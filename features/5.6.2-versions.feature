Feature: 5.6.2 Version of the interface

  The version of the Certificate Management interface is 1.0.0. The API versions resources tell which versions a CMF serves,
  once for all and once for the major version in the URI (clause 5.6.3.2, SOL013 clause 9.3.3). Each request says which version it
  means, and each answer says which one has served it (SOL013 clauses 4.2 and 9.3).

  Rule: The API versions resources name the version of this edition

    @req:API_VERSIONS_RESOURCES @req:API_VERSIONS_ALL @req:API_VERSION @req:API_VERSION_INFORMATION @req:API_VERSION_DEPRECATED @req:VERSION_IDENTIFIER @req:API_VERSIONS_TYPED
    Scenario: The VNFM asks which versions there are
      When the VNFM asks for the API versions
      Then the CMF returns the API versions
      And version 1.0.0 is among them
      And they contain those of the major version

    @req:API_VERSIONS_RESOURCES @req:API_VERSIONS_MAJOR @req:API_VERSION @req:API_VERSION_INFORMATION @req:API_VERSION_DEPRECATED @req:VERSION_IDENTIFIER @req:API_VERSIONS_TYPED
    Scenario: The VNFM asks which versions of the major version there are
      When the VNFM asks for the API versions of the major version
      Then the CMF returns the API versions
      And version 1.0.0 is among them
      And they are those of the major version

  Rule: The API versions resources support GET

    @req:API_VERSIONS_OTHER_METHODS @req:METHOD_ALLOW_HEADER
    Scenario Outline: The VNFM sends a <method> to the <resource>
      When the VNFM sends a <method> request to the <resource>
      Then the method is not allowed

      Examples:
        | method | resource                              |
        | POST   | API versions                          |
        | PUT    | API versions                          |
        | PATCH  | API versions                          |
        | DELETE | API versions                          |
        | POST   | API versions of the major version     |
        | PUT    | API versions of the major version     |
        | PATCH  | API versions of the major version     |
        | DELETE | API versions of the major version     |

  Rule: An answer says the version that served it

    @req:ANSWER_VERSION @req:VERSION_SERVED @req:VERSION_IDENTIFIER
    Scenario Outline: The VNFM <does>
      Given the VNFM has registered a VNFCI
      When the VNFM <does>
      Then the answer says the version that was asked for

      Examples:
        | does                                  |
        | registers another VNFCI               |
        | queries all subjects                  |
        | queries the subject                   |
        | deregisters the subject               |
        | queries a subject that does not exist |

    @req:ANSWER_VERSION @req:VERSION_SERVED @req:VERSION_IDENTIFIER
    Scenario: The VNFM sends a filter that is not well-formed
      When the VNFM queries the subjects with the filter "(eq,id"
      Then the answer says the version that was asked for

  Rule: A version that is not served is refused

    @req:VERSION_UNKNOWN
    Scenario Outline: The VNFM queries the subjects in version <version>
      When the VNFM queries the subjects in version "<version>"
      Then the version is refused as one that is not served

      Examples:
        | version |
        | 9.9.9   |
        | 1.99.0  |

    @req:VERSION_MALFORMED
    Scenario Outline: The VNFM queries the subjects in version <version>, which is none
      When the VNFM queries the subjects in version "<version>"
      Then the version is refused as malformed

      Examples:
        | version |
        | 1       |
        | v1      |
        | 1.0     |
        | 1.0.x   |
        | 01.0.0  |

    @req:VERSION_MISSING
    Scenario: The VNFM queries the subjects without saying a version
      When the VNFM queries the subjects without saying a version
      Then the lack of a version is refused

    @req:VERSION_IMPLEMENTATION
    Scenario: The VNFM queries the subjects in a version with parameters
      When the VNFM queries the subjects in version "1.0.0-impl:example.com:vnfm:1"
      Then the query is served as one in version 1.0.0
