#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "events/codec/request_reader.h"
#include "projections/reads.h"
#include "tools/output/listing.h"
#include "tools/session.h"

namespace grandlivre::tools {

/// A story told request by request, on a ledger of its own. Throws UserError where an
/// outcome is not the one that the story needs.
class Story {
public:
    explicit Story(const std::filesystem::path& directory);

    /// Whose story goes on: requests of accounts are this one's.
    void of(const char* account) { of_ = account; }
    /// Submits a request and shows what became of it.
    void tell(const std::string& sentence, const std::string& kind, const std::string& on,
              Json fields = Json::object());
    /// The same for one that must be refused, for this reason.
    void refused(const std::string& sentence, const std::string& kind, const std::string& on, Json fields,
                 Reason reason);

    /// How a dossier's price is split, and what became of each line.
    void split(const char* dossier);
    /// What the holder would pay on a day.
    void financing(const char* dossier, const char* on, const char* sentence);
    /// What a provider is to be paid, and its transfers.
    void provider(const char* siret);
    void statement();
    void trial_balance();
    /// Rebuilds the projections and compares.
    void replay();

private:
    std::filesystem::path directory_;
    std::shared_ptr<Ledger> ledger_;
    codec::RequestReader reader_;
    int requests_ = 0;
    const char* of_ = "";

    std::unique_ptr<const Store> projections_;  ///< as the last reader() saw them

    projection::Reader reader();
    Outcome submit(const std::string& kind, const std::string& on, const Json& fields);
    void show();
};

}  // namespace grandlivre::tools
