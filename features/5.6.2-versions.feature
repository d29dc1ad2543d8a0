Feature: 5.6.2 Version of the interface

  The version of the Certificate Management interface is 1.0.0. The API versions resources tell which versions a CMF serves,
  once for all and once for the major version in the URI (clause 5.6.3.2, SOL013 clause 9.3.3).

  Rule: The API versions resources name the version of this edition

    @req:API_VERSIONS_RESOURCES @req:API_VERSION @req:API_VERSIONS_TYPED
    Scenario: The VNFM asks which versions there are
      When the VNFM asks for the API versions
      Then the CMF returns the API versions
      And version 1.0.0 is among them

    @req:API_VERSIONS_RESOURCES @req:API_VERSION @req:API_VERSIONS_TYPED
    Scenario: The VNFM asks which versions of the major version there are
      When the VNFM asks for the API versions of the major version
      Then the CMF returns the API versions
      And version 1.0.0 is among them
