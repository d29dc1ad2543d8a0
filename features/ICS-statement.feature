Feature: ICS What the conformance statement says

  The target file declares what the product supports, and scenarios are chosen by it. A product that does otherwise than its statement
  says has either scenarios left out that would apply, or scenarios that cannot pass.

  Rule: The product does what its conformance statement says

    Scenario Outline: The statement about <key>
      When the VNFM finds out about "<key>"
      Then the conformance statement says what the CMF does

      @req:ICS_DUPLICATE
      Examples: the same VNFCI twice
        | key            |
        | rest.duplicate |

      @req:ICS_ALIAS_PATHS
      Examples: other paths of the subjects
        | key             |
        | rest.aliasPaths |

      @req:ICS_OTHERS_SUBJECTS @needs:credentials.other
      Examples: the subjects of others
        | key                 |
        | rest.othersSubjects |

      @req:ICS_LISTS
      Examples: lists that are too long for one answer
        | key         |
        | rest.paging |
        | rest.tooBig |

      @req:ICS_CMP_SIGNATURE
      Examples: protection by a signature
        | key           |
        | cmp.signature |

      @req:ICS_CMP_MAC
      Examples: protection by a shared secret
        | key     |
        | cmp.mac |

      @req:ICS_IMPLICIT_CONFIRM
      Examples: implicit confirmation
        | key                 |
        | cmp.implicitConfirm |

      @req:ICS_EXPLICIT_CONFIRM
      Examples: explicit confirmation
        | key                 |
        | cmp.explicitConfirm |

      @req:ICS_POLLING
      Examples: waiting
        | key         |
        | cmp.polling |

      @req:ICS_DIALECTS
      Examples: profiles of CMP
        | key         |
        | cmp.sol023  |
        | cmp.rfc9483 |

      @req:ICS_CERT_REQ_ID
      Examples: the number of a certificate request
        | key           |
        | cmp.certReqId |

      @req:ICS_PVNO_3
      Examples: versions of CMP
        | key       |
        | cmp.pvno3 |

      @req:ICS_CMP_PATHS
      Examples: spellings of the path
        | key                   |
        | cmp.path.wellKnown    |
        | cmp.path.dotWellknown |
        | cmp.path.wellknown    |

      @req:ICS_CRL
      Examples: revocation lists
        | key |
        | crl |

      @req:ICS_NOTIFY
      Examples: notifications
        | key    |
        | notify |

      @req:ICS_NOTIFY_DUPLICATE @needs:notify @needs:vnfm
      Examples: the same subscription twice
        | key              |
        | notify.duplicate |

      @req:ICS_LCM_CONSUMER @needs:vnfm
      Examples: the lifecycle of VNFs
        | key          |
        | lcm.consumer |
