import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes a topic, because the broker makes none by itself: MakeTopic BOOTSTRAP TOPIC PARTITIONS [SETTING=VALUE...] */
public final class MakeTopic {
    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: MakeTopic BOOTSTRAP TOPIC PARTITIONS [SETTING=VALUE...]");
            System.exit(2);
        }
        NewTopic topic = new NewTopic(args[1], Optional.of(Integer.valueOf(args[2])), Optional.empty());
        Map<String, String> settings = Arrays.stream(args).skip(3).map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            admin.createTopics(List.of(topic.configs(settings))).all().get();
        }
    }
}
