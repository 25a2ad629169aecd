import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** What brokers do to a group that was away for long, and operators by mistake: Forget BOOTSTRAP GROUP|- [TOPIC...] deletes both. */
public final class Forget {
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: Forget BOOTSTRAP GROUP|- [TOPIC...]");
            System.exit(2);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            if (!args[1].equals("-")) {
                admin.deleteConsumerGroups(List.of(args[1])).all().get();
            }
            admin.deleteTopics(Arrays.asList(args).subList(2, args.length)).all().get();
        }
    }
}
